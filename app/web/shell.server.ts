import { ROLE_NAMES, type Role, type Side, sideOf } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { SignedIn } from "#app/platform/session.server.ts";
import { requirePerson } from "./require-access.server.ts";

/** One place a person works in. */
export type Place = { label: string; href: string; current: boolean };

/** What tells the places of an organization apart that is a prime for some and answers to others. */
const SIDE_WORDS: Record<Side, string> = {
  prime: "your subcontractors",
  subcontractor: "what is asked of you",
  audit: "audits",
};

/** Where a person works, each place once: as a prime, as a subcontractor, as an auditor. */
export function listPlaces(
  { memberships, auditGrants }: Pick<SignedIn, "memberships" | "auditGrants">,
  currentHref?: string,
): Place[] {
  const sidesOf = (id: string) =>
    new Set(memberships.filter((one) => one.organizationId === id).map(({ role }) => sideOf(role)));
  const places = [
    ...memberships.map(({ organizationId, organizationName, role }) => ({
      label:
        sidesOf(organizationId).size > 1
          ? `${organizationName}: ${SIDE_WORDS[sideOf(role)]}`
          : organizationName,
      href:
        sideOf(role) === "prime"
          ? paths.prime.overview(organizationId)
          : paths.subcontractor.inbox(organizationId),
    })),
    ...auditGrants.map(({ grantId, auditTitle, primeName }) => ({
      label: `${auditTitle} at ${primeName}`,
      href: paths.audit.matrix(grantId),
    })),
  ];
  const distinct = new Map(places.map((place) => [place.href, place]));
  return [...distinct.values()].map((place) => ({ ...place, current: place.href === currentHref }));
}

/** What every shell shows of the person: name, role, the way to the account, other places. */
export async function shellOf(
  request: Request,
  actor: Actor & { role: Role; timeZone: string },
  homeHref: string,
) {
  const person = await requirePerson(request);
  const places = listPlaces(person, homeHref);
  return {
    organizationName: actor.organizationName,
    timeZone: actor.timeZone,
    sessionEndsAt: person.endsAt.toISOString(),
    person: { name: actor.personName, role: ROLE_NAMES[actor.role], href: paths.account },
    switcher: places.length > 1 ? places : [],
    signOutAction: paths.signOut,
    homeHref,
  };
}
