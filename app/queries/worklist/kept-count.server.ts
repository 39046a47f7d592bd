import type { Scope } from "#app/platform/db.server.ts";
import { countWorkForMe } from "./worklist.server.ts";

type Kept = { key: string; count: number; at: number };

/** By person; what is kept by one process no other one needs. */
const counts = new Map<string, Kept>();
const MOST_KEPT = 5_000;

/** What changes without an entry in the log, at a sweep, is counted anew within so long. */
const KEPT_FOR = 60_000;

/**
 * How much waits for the actor, for the navigation of every page. It is counted once while nothing
 * happens: as long as the prime's log has not grown and the day is the same.
 *
 * @param logSize how many entries the log has
 */
export async function getKeptCount(scope: Scope, logSize: number): Promise<number> {
  const { organizationId, personId, role, on, at } = scope.actor;
  const whose = `${organizationId} ${personId}`;
  const key = `${role} ${on} ${logSize}`;
  const kept = counts.get(whose);
  if (kept?.key === key && at.getTime() - kept.at < KEPT_FOR) return kept.count;
  const count = await countWorkForMe(scope);
  counts.delete(whose);
  counts.set(whose, { key, count, at: at.getTime() });
  const [oldest] = counts.keys();
  if (counts.size > MOST_KEPT && oldest !== undefined) counts.delete(oldest);
  return count;
}
