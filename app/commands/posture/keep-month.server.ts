import { monthOf } from "#app/domain/posture/months.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { countByRequired } from "#app/queries/posture/months.server.ts";
import { postureMonths } from "#db/schema/posture.ts";

/**
 * Keep how the supply chain stands, once in each month of the prime's own calendar.
 *
 * @returns whether it was kept now; false where the month has its row already.
 */
export async function keepPostureMonth(scope: Scope): Promise<boolean> {
  const { tx, actor } = scope;
  const counts = await countByRequired(scope);
  const kept = await tx
    .insert(postureMonths)
    .values({
      primeId: actor.organizationId,
      month: monthOf(actor.on),
      keptOn: actor.on,
      keptAt: actor.at,
      counts,
    })
    .onConflictDoNothing()
    .returning({ month: postureMonths.month });
  return kept.length > 0;
}
