import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { mayDo, type Permission } from "#app/domain/person/decide-access.ts";
import { type Role, sideOf } from "#app/domain/person/roles.ts";
import type { Actor, Transaction } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { memberships } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";

/** Somebody who works for the actor's organization on the actor's side of it. */
export type ManagedColleague = {
  personId: string;
  name: string;
  email: string;
  roles: Role[];
  hasSecondFactor: boolean;
  /** whether they hold a role or an access in another organization too */
  worksElsewhere: boolean;
};

/**
 * A colleague whose access the actor manages.
 *
 * @param tx of the system role: whether somebody has a second factor is nothing for the web role.
 */
export async function findManagedColleague(
  tx: Transaction,
  actor: Actor,
  personId: string,
): Promise<ManagedColleague | null> {
  const [person] = await tx
    .select({
      name: persons.name,
      email: persons.email,
      totpConfirmedAt: persons.totpConfirmedAt,
    })
    .from(persons)
    .where(eq(persons.id, personId));
  const held = await tx
    .select({ organizationId: memberships.organizationId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
    .orderBy(memberships.role);
  const roles = held.filter((one) => isOnSideOf(actor, one)).map(({ role }) => role);
  if (!person || roles.length === 0) return null;
  const isElsewhere = (one: { organizationId: string }) =>
    one.organizationId !== actor.organizationId;
  return {
    personId,
    name: person.name,
    email: person.email,
    roles,
    hasSecondFactor: person.totpConfirmedAt !== null,
    worksElsewhere: held.some(isElsewhere) || (await hasAccessElsewhere(tx, actor, personId)),
  };
}

function isOnSideOf(actor: Actor, held: { organizationId: string; role: Role }): boolean {
  const isHere = held.organizationId === actor.organizationId;
  return isHere && actor.role !== "system" && sideOf(held.role) === sideOf(actor.role);
}

async function hasAccessElsewhere(
  tx: Transaction,
  actor: Actor,
  personId: string,
): Promise<boolean> {
  const [grant] = await tx
    .select({ id: auditGrants.id })
    .from(auditGrants)
    .where(
      and(
        eq(auditGrants.personId, personId),
        isNull(auditGrants.revokedAt),
        ne(auditGrants.primeId, actor.organizationId),
      ),
    )
    .limit(1);
  return grant !== undefined;
}

/** Who else manages the people of the actor's side: they decide on what the actor asks for. */
export async function listOtherManagers(
  tx: Transaction,
  actor: Actor,
  exceptPersonId: string,
): Promise<{ personId: string; name: string; email: string }[]> {
  if (actor.role === "system") return [];
  const permission: Permission =
    sideOf(actor.role) === "prime" ? "prime-people:manage" : "subcontractor-people:manage";
  const rows = await tx
    .select({
      personId: memberships.personId,
      name: sql<string>`min(${memberships.personName})`,
      email: sql<string>`min(${memberships.personEmail})`,
      roles: sql<Role[]>`array_agg(${memberships.role})`,
    })
    .from(memberships)
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.endedAt)))
    .groupBy(memberships.personId)
    .orderBy(sql`2`);
  return rows
    .filter(({ roles }) => roles.some((role) => mayDo(role, permission)))
    .filter(({ personId }) => personId !== actor.personId && personId !== exceptPersonId)
    .map(({ personId, name, email }) => ({ personId, name, email }));
}
