import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { type Chosen, choiceAt, type Topic } from "./topics.ts";

/** Something that somebody was told of in the portal. */
export type Told = { topic: Topic | null; createdAt: Date };

/**
 * Whether something belongs in the digest of a morning: what came up on the days before, and was to be
 * told in a digest both then and now.
 *
 * @param today the day of the digest, on the clock of `timeZone`.
 * @throws never
 */
export function isInDigest(
  { topic, createdAt }: Told,
  chosen: readonly Chosen[],
  { at, today, timeZone }: { at: Date; today: CalendarDate; timeZone: string | undefined },
): boolean {
  if (topic === null || calendarDateOf(createdAt, timeZone) >= today) return false;
  return [createdAt, at].every((when) => choiceAt(topic, chosen, when) === "digest");
}
