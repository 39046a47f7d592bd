import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOwnSessions } from "#app/queries/own-sessions.server.ts";
import { listOwnSecurityEvents } from "#app/queries/security-event.server.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { requirePerson } from "#app/web/require-access.server.ts";
import { listPlaces } from "#app/web/shell.server.ts";

export const meta: MetaFunction = () => [{ title: "Your account - Flowdown" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [sessions, events] = await Promise.all([
    listOwnSessions(person),
    listOwnSecurityEvents(person.personId),
  ]);
  const { searchParams } = new URL(request.url);
  return {
    name: person.personName,
    email: person.email,
    places: listPlaces(person),
    sessions,
    events,
    isChanged: searchParams.has("changed"),
    isEnded: searchParams.has("ended"),
  };
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
