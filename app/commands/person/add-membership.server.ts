import type { Role } from "#app/domain/person/roles.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

type Member = { personId: string; name: string; email: string };

/** Give a person a role in an organization; somebody who left and comes back gets a new one. */
export async function addMembership(
  tx: Transaction,
  organizationId: string,
  { personId, name, email }: Member,
  role: Role,
): Promise<void> {
  await tx
    .insert(memberships)
    .values({ organizationId, personId, role, personName: name, personEmail: email })
    .onConflictDoNothing();
}
