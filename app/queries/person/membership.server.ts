import { and, eq, isNull } from "drizzle-orm";
import type { Role } from "#app/domain/person/roles.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

export type Colleague = {
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  role: Role;
};

/** The people of the actor's organization, by name. */
export function listColleagues({ tx, actor }: Scope): Promise<Colleague[]> {
  return tx
    .select({
      membershipId: memberships.id,
      personId: memberships.personId,
      name: memberships.personName,
      email: memberships.personEmail,
      role: memberships.role,
    })
    .from(memberships)
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.endedAt)))
    .orderBy(memberships.personName, memberships.id);
}
