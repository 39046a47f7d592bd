import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityInput } from "#app/domain/eligibility/types.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import type { PostureState } from "#app/domain/posture/states.ts";

/** A run of days on which the verdict is the same, by the same facts. */
export type VerdictRun = { from: CalendarDate; to: CalendarDate; state: PostureState };

/** A verdict changes a few times a year at most; beyond this the drawing would not be read. */
const MOST_RUNS = 60;

/**
 * The verdicts from one day to another by the same facts, run by run in order.
 *
 * @param input the facts; its `asOf` does not matter.
 */
export function listVerdictRuns(
  input: EligibilityInput,
  from: CalendarDate,
  to: CalendarDate,
): VerdictRun[] {
  const runs: VerdictRun[] = [];
  for (let day = from; day <= to && runs.length < MOST_RUNS; ) {
    const { verdict, holdsUntil } = decideEligibility({ ...input, asOf: day });
    const last = holdsUntil !== null && holdsUntil < to ? holdsUntil : to;
    // Seen from its first day a verdict that holds for long is not lapsing yet.
    const state = postureStateOf({ verdict, holdsUntil: null }, day);
    runs.push({ from: day, to: last, state });
    day = addDays(last, 1);
  }
  return runs;
}
