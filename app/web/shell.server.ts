import { ROLE_NAMES, type Role, sideOf } from "#app/domain/access/roles.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { listAuditGrants, listMemberships } from "#app/queries/membership.server.ts";

/** One place a person works in. */
export type Place = { label: string; href: string; current: boolean };

/** Where a person works, each place once: as a prime, as a subcontractor, as an auditor. */
export async function listPlaces(personId: string, currentHref?: string): Promise<Place[]> {
  const [memberships, grants] = await Promise.all([
    listMemberships(personId),
    listAuditGrants(personId, new Date()),
  ]);
  const places = [
    ...memberships.map(({ organizationId, organizationName, role }) => ({
      label: organizationName,
      href:
        sideOf(role) === "prime"
          ? paths.prime.overview(organizationId)
          : paths.subcontractor.inbox(organizationId),
    })),
    ...grants.map(({ grantId, auditTitle, primeName }) => ({
      label: `${auditTitle} at ${primeName}`,
      href: paths.audit.matrix(grantId),
    })),
  ];
  const distinct = new Map(places.map((place) => [place.href, place]));
  return [...distinct.values()].map((place) => ({ ...place, current: place.href === currentHref }));
}

/** What every shell shows of the person: name, role, the way to the account, other places. */
export async function shellOf(actor: Actor & { role: Role; timeZone: string }, homeHref: string) {
  const places = await listPlaces(actor.personId, homeHref);
  return {
    organizationName: actor.organizationName,
    timeZone: actor.timeZone,
    person: { name: actor.personName, role: ROLE_NAMES[actor.role], href: paths.account },
    switcher: places.length > 1 ? places : [],
    signOutAction: paths.signOut,
    homeHref,
  };
}
