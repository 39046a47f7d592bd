import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCalendarDone } from "#app/domain/expiration/calendar-form.ts";
import { describeChoices } from "#app/domain/notification/topics.ts";
import type { HeldMembership } from "#app/domain/person/identity.ts";
import { heldRoles } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { listShutAccess } from "#app/queries/audit/shut-access.server.ts";
import { findOwnCalendar, readsPortfolio } from "#app/queries/expiration/calendar.server.ts";
import { listOwnChosen } from "#app/queries/notification/choice.server.ts";
import { listOwnSessions } from "#app/queries/person/own-sessions.server.ts";
import { listOwnSecurityEvents } from "#app/queries/person/security-event.server.ts";
import { findOwnTelephone } from "#app/queries/person/telephone.server.ts";
import { AccountPage } from "#app/ui/person/account-page.tsx";
import { calendarAddress } from "#app/web/calendar.server.ts";
import { readRefused } from "#app/web/refused-form.server.ts";
import { requirePerson } from "#app/web/require-access.server.ts";
import { listPlaces } from "#app/web/shell.server.ts";

export const meta: MetaFunction = () => [{ title: "Your account - Flowdown" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const isReader = person.memberships.some(readsPortfolio);
  const [sessions, events, chosen, calendar, telephone, shutRooms] = await Promise.all([
    listOwnSessions(person),
    listOwnSecurityEvents(person.personId),
    listOwnChosen(person.personId),
    isReader ? findOwnCalendar(person.personId) : null,
    isReader ? findOwnTelephone(person.personId) : "",
    listShutAccess(person.personId, person.readAt),
  ]);
  const { searchParams } = new URL(request.url);
  return {
    name: person.personName,
    email: person.email,
    places: listPlaces(person),
    shutRooms,
    sessions,
    events,
    isChanged: searchParams.has("changed"),
    isEnded: searchParams.has("ended"),
    mayFollow: isReader,
    keyPlaces: listKeyPlaces(person.memberships),
    telephone,
    isTelephoneSaved: searchParams.has("telephone"),
    checked: readRefused(request, person)?.result,
    calendar: calendar && {
      address: calendarAddress(calendar.token),
      ownSuppliersOnly: calendar.ownSuppliersOnly,
      madeAt: calendar.madeAt,
    },
    letters: {
      ...describeChoices(heldRoles(person), chosen, person.readAt),
      isSaved: searchParams.has("letters"),
    },
    calendarDone: readCalendarDone(searchParams.get("calendar")),
  };
}

/** Each prime that the person reads the lists of, once. */
function listKeyPlaces(held: readonly HeldMembership[]) {
  const read = held.filter(readsPortfolio);
  const names = new Map(read.map((one) => [one.organizationId, one.organizationName]));
  return [...names].map(([id, label]) => ({ label, href: paths.prime.accessKeys(id) }));
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
