import { networkOf } from "#app/domain/person/network.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";

const WRONG: Limit = { name: "access-key", most: 60, seconds: 600 };

/**
 * Count one request with a key that opens nothing.
 *
 * @returns seconds to wait for somebody who tries many, else 0.
 */
export function countWrongKey(clientAddress: string): Promise<number> {
  return takeTry(WRONG, networkOf(clientAddress));
}

/** How often one key reads within a minute: all of 30,000 subcontracts takes 150 pages. */
export const MOST_READINGS = 600;
const WINDOW_MILLISECONDS = 60_000;

type Readings = { count: number; until: number };
const readings = new Map<string, Readings>();

/**
 * Count one reading by a key. It is counted in the memory of the process, because a row for each reading
 * would cost more than the list: several processes allow as many times as much.
 *
 * @returns seconds to wait when there were too many within a minute, else 0.
 */
export function countReading(keyId: string, at: Date): number {
  const now = at.getTime();
  const known = readings.get(keyId);
  if (!known || known.until <= now) {
    forgetOver(now);
    readings.set(keyId, { count: 1, until: now + WINDOW_MILLISECONDS });
    return 0;
  }
  if (known.count >= MOST_READINGS) return Math.ceil((known.until - now) / 1_000);
  known.count += 1;
  return 0;
}

/** What counts no more is forgotten whenever a minute of some key begins. */
function forgetOver(now: number): void {
  for (const [keyId, { until }] of readings) if (until <= now) readings.delete(keyId);
}
