import { and, eq, isNull, like } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** Who runs the side on which the actor's organization has subcontractors of its own. */
export async function findOwnSide({
  tx,
  actor,
}: Scope): Promise<"not-opened" | "run-by-reader" | "run-by-others"> {
  const running = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        like(memberships.role, "prime-%"),
        isNull(memberships.endedAt),
      ),
    );
  if (running.length === 0) return "not-opened";
  return running.some(({ personId }) => personId === actor.personId)
    ? "run-by-reader"
    : "run-by-others";
}
