import { eq, sql } from "drizzle-orm";
import { rateLimits } from "#db/schema/person.ts";
import { asSystem } from "./db.server.ts";
import { hashToken } from "./secret.server.ts";

/**
 * `most` tries within `seconds`. With `backsOff`, the last of them and every further one is followed
 * by a pause that doubles each time, from `seconds` to an hour, and is forgotten a day later.
 */
export type Limit = { name: string; most: number; seconds: number; backsOff?: boolean };

const LONGEST_PAUSE_SECONDS = 3600;
const MEMORY_SECONDS = 24 * 3600;

function keyOf({ name }: Limit, subject: string): string {
  return `${name}:${hashToken(subject.toLowerCase())}`;
}

/**
 * Count one try against a limit shared by all processes. A try that comes too early is not counted,
 * so that the pause ends when it was said to end.
 *
 * @param subject whom or what the limit is for (an address, an email): stored as a hash.
 * @returns seconds to wait when there were too many tries, else 0.
 */
export function takeTry(limit: Limit, subject: string): Promise<number> {
  const { most, seconds, backsOff = false } = limit;
  const key = keyOf(limit, subject);
  const memory = backsOff ? MEMORY_SECONDS : 0;
  const isForgotten = sql`now() >= ${rateLimits.resetsAt} + make_interval(secs =>
    case when ${rateLimits.count} >= ${most} then ${memory} else 0 end)`;
  const pause = sql`make_interval(secs => least(${LONGEST_PAUSE_SECONDS},
    ${seconds} * power(2, least(12, ${rateLimits.count} + 1 - ${most}))))`;
  const fresh = sql`now() + make_interval(secs => ${seconds})`;
  return asSystem(async (tx) => {
    const counted = await tx
      .insert(rateLimits)
      .values({ key, count: 1, resetsAt: fresh })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          count: sql`case when ${isForgotten} then 1 else ${rateLimits.count} + 1 end`,
          resetsAt: sql`case when ${isForgotten} then ${fresh}
            when ${backsOff} and ${rateLimits.count} + 1 >= ${most} then now() + ${pause}
            else ${rateLimits.resetsAt} end`,
        },
        setWhere: sql`${rateLimits.count} < ${most} or ${rateLimits.resetsAt} <= now()`,
      })
      .returning({ count: rateLimits.count });
    if (counted.length > 0) return 0;
    const [row] = await tx
      .select({
        wait: sql<number>`ceil(extract(epoch from ${rateLimits.resetsAt} - now()))::int`,
      })
      .from(rateLimits)
      .where(eq(rateLimits.key, key));
    return Math.max(1, row?.wait ?? 0);
  });
}

/** Forget the tries of a subject: after success. */
export function forgetTries(limit: Limit, subject: string): Promise<void> {
  return asSystem(async (tx) => {
    await tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit, subject)));
  });
}

/** Take one try back: where many people share a subject, success must not forget the others' tries. */
export function returnTry(limit: Limit, subject: string): Promise<void> {
  return asSystem(async (tx) => {
    await tx
      .update(rateLimits)
      .set({ count: sql`greatest(0, ${rateLimits.count} - 1)` })
      .where(eq(rateLimits.key, keyOf(limit, subject)));
  });
}
