import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";

/**
 * What of the log corrects something that an auditor may have noted something about: whoever wrote a
 * finding or question that is not settled is told, so that it rests on nothing that changed meanwhile.
 */
export const CORRECTIONS = [
  "contract.changed",
  "contract.modification-corrected",
  "contract.modification-withdrawn",
  "subcontract.changed",
  "showing.corrected",
  "showing.withdrawn",
  "fact.corrected",
  "status.ended",
  "status.ending-withdrawn",
  "award.annulled",
] as const satisfies readonly OversightAction[];

/** How many days before the last one an auditor is told that their access ends. */
export const ENDING_STEPS = [7, 1] as const;

/** Access to a room: since when, until when, and how close its end was when it was last told of. */
export type EndingAccess = {
  since: CalendarDate;
  endsOn: CalendarDate;
  toldDaysBefore: number | null;
};

/**
 * Which step an auditor is to be told of on a day: the closest that has come. One that had come when they
 * were let in is none, because the invitation names the last day; nor is one as close as was told.
 *
 * @returns null when there is nothing to tell.
 */
export function endingStepOf(access: EndingAccess, on: CalendarDate): number | null {
  const { since, endsOn, toldDaysBefore } = access;
  const left = daysBetween(on, endsOn);
  if (left < 0) return null;
  const come = ENDING_STEPS.filter((step) => left <= step && daysBetween(since, endsOn) > step);
  const step = come.at(-1);
  if (step === undefined) return null;
  return toldDaysBefore === null || step < toldDaysBefore ? step : null;
}
