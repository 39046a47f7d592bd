import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { rateLimits } from "#db/schema/person.ts";
import { asSystem } from "./db.server.ts";
import { pseudonymOf } from "./secret.server.ts";

/**
 * `most` tries within `seconds`. With `backsOff`, the last of them and every further one is followed
 * by a pause that doubles each time, from `seconds` to an hour, and is forgotten a day later.
 */
export type Limit = { name: string; most: number; seconds: number; backsOff?: boolean };

const LONGEST_PAUSE_SECONDS = 3600;
const MEMORY_SECONDS = 24 * 3600;

/**
 * Whom or what a limit is for: an email, a network, a person; several when they count together.
 * Stored as pseudonyms.
 */
export type Subject = string | readonly string[];

function keyOf(name: string, subject: Subject): string {
  const parts = typeof subject === "string" ? [subject] : subject;
  return [name, ...parts.map((part) => pseudonymOf(part.toLowerCase()))].join(":");
}

/**
 * Count one try against a limit shared by all processes. A try that comes too early is not counted,
 * so that the pause ends when it was said to end.
 *
 * @returns seconds to wait when there were too many tries, else 0.
 */
export function takeTry(limit: Limit, subject: Subject): Promise<number> {
  const { most, seconds, backsOff = false } = limit;
  const key = keyOf(limit.name, subject);
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

/**
 * Forget the tries of a subject: after success.
 *
 * @param subject when several were counted together, the first of them: those with every other go too.
 */
export function forgetTries(limit: Limit, subject: Subject): Promise<void> {
  const key = keyOf(limit.name, subject);
  return asSystem(async (tx) => {
    await tx
      .delete(rateLimits)
      .where(or(eq(rateLimits.key, key), sql`starts_with(${rateLimits.key}, ${`${key}:`})`));
  });
}

/** Take one try back: where many people share a subject, success must not forget the others' tries. */
export function returnTry(limit: Limit, subject: Subject): Promise<void> {
  return asSystem(async (tx) => {
    await tx
      .update(rateLimits)
      .set({ count: sql`greatest(0, ${rateLimits.count} - 1)` })
      .where(eq(rateLimits.key, keyOf(limit.name, subject)));
  });
}

/** Remember something of a subject for `seconds`, as a pseudonym. */
export function keepMark(name: string, subject: Subject, seconds: number): Promise<void> {
  const resetsAt = sql`now() + make_interval(secs => ${seconds})`;
  return asSystem(async (tx) => {
    await tx
      .insert(rateLimits)
      .values({ key: keyOf(name, subject), count: 1, resetsAt })
      .onConflictDoUpdate({ target: rateLimits.key, set: { resetsAt } });
  });
}

/** Whether it is remembered still. */
export function hasMark(name: string, subject: Subject): Promise<boolean> {
  return asSystem(async (tx) => {
    const found = await tx
      .select({ key: rateLimits.key })
      .from(rateLimits)
      .where(and(eq(rateLimits.key, keyOf(name, subject)), gt(rateLimits.resetsAt, sql`now()`)));
    return found.length > 0;
  });
}

/** Remove counters and marks that count no more. */
export async function sweepTries(): Promise<void> {
  const longAgo = sql`now() - make_interval(secs => ${MEMORY_SECONDS})`;
  await asSystem((tx) => tx.delete(rateLimits).where(lt(rateLimits.resetsAt, longAgo)));
}
