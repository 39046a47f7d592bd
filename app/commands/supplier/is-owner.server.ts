import { and, eq, isNull } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** Whether a person works for the prime now, and so can own a supplier; nobody can always own one. */
export async function isOwner({ tx, actor }: Scope, personId: string | null): Promise<boolean> {
  if (personId === null) return true;
  const found = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, personId),
        isNull(memberships.endedAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}
