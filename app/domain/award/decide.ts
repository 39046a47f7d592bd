import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { type Allowance, whyNotCovered } from "./exception.ts";

/** Calendar days after an award within which it is recorded as it happens; later is late. */
export const DAYS_TO_RECORD = 5;

/** An approved exception that was not withdrawn. */
export type StandingException = Allowance & { id: string };

export type AwardInput = {
  awardedOn: CalendarDate;
  /** the day on which it is recorded */
  recordedOn: CalendarDate;
  /** the verdict of the day of the award, as the facts are known when it is recorded */
  onAwardDay: EligibilityVerdict;
  /** the verdict of the day of recording */
  onRecordingDay: EligibilityVerdict;
  /** newest first */
  exceptions: readonly StandingException[];
};

/** Whether an award may be recorded, on what ground, and what will be marked on it for ever. */
export type AwardGround =
  | {
      ok: true;
      /** the facts supported it on its day */
      isSupported: boolean;
      /** what allowed it when they did not */
      exceptionId: string | null;
      isRecordedLate: boolean;
      /** the facts supported its day, but not any more the day of recording */
      isLapsedSince: boolean;
    }
  | { ok: false; reason: AwardObstacle };

/**
 * Why an award may not be recorded: its day is still to come, the facts do not support it, or they do
 * not and an exception was approved for other days or for less.
 */
export type AwardObstacle = "in-the-future" | "not-supported" | "not-covered";

/**
 * What an award rests on. What counts is the day of the award as the facts are known now: an award
 * on a day that they support is supported, whatever became of them since; one on a day that they do
 * not support needs an exception that names this day and these reasons. The verdict of the day of
 * recording gives no ground and takes none away, but where it is another, or where the award is
 * recorded late, that is marked and needs a written reason.
 *
 * @throws never
 * @see DFARS 252.204-7021(f)(2)
 */
export function decideAward(input: AwardInput): AwardGround {
  const { awardedOn, recordedOn, onAwardDay, onRecordingDay, exceptions } = input;
  if (awardedOn > recordedOn) return { ok: false, reason: "in-the-future" };
  const isRecordedLate = daysBetween(awardedOn, recordedOn) > DAYS_TO_RECORD;
  if (onAwardDay.verdict !== "ineligible")
    return {
      ok: true,
      isSupported: true,
      exceptionId: null,
      isRecordedLate,
      isLapsedSince: onRecordingDay.verdict === "ineligible",
    };
  const award = { on: awardedOn, verdict: onAwardDay };
  const covering = exceptions.find((exception) => whyNotCovered(exception, award) === null);
  if (!covering)
    return { ok: false, reason: exceptions.length > 0 ? "not-covered" : "not-supported" };
  return {
    ok: true,
    isSupported: false,
    exceptionId: covering.id,
    isRecordedLate,
    isLapsedSince: false,
  };
}
