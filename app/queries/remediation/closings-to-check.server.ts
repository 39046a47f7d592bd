import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/**
 * How many closings of each plan wait for a decision of the actor's organization. It says in SQL, for a page
 * of plans at once, what `isToCheck` says of one item.
 *
 * @returns by the ids of the plans; without those of which none waits.
 */
export async function countClosingsToCheck(
  { tx }: Scope,
  planIds: readonly string[],
): Promise<Map<string, number>> {
  if (planIds.length === 0) return new Map();
  const rows = await tx.execute<{ plan_id: string; waiting: number }>(sql`
    select plan_id, waiting from flowdown.closings_to_check(${`{${planIds.join(",")}}`}::uuid[])`);
  return new Map(rows.map(({ plan_id, waiting }) => [plan_id, waiting]));
}
