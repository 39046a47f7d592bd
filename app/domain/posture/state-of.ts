import type { Verdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "./states.ts";

/** How many days before it ends an eligible verdict is shown as lapsing. */
export const LAPSING_DAYS = 60;

/** What the state of a subcontract is told from. */
export type PostureFacts = {
  /** null where nobody answered what information flows */
  verdict: Verdict | null;
  holdsUntil: CalendarDate | null;
};

/**
 * The state under which a subcontract is shown: the verdict alone decides it, whatever was asked,
 * answered or checked so far (that is its standing, @see standingOf).
 *
 * @param on the day the verdict was decided for.
 */
export function postureStateOf(
  { verdict, holdsUntil }: PostureFacts,
  on: CalendarDate,
): PostureState {
  if (verdict === null) return "undecided";
  if (verdict !== "eligible") return verdict;
  return holdsUntil !== null && daysBetween(on, holdsUntil) <= LAPSING_DAYS
    ? "lapsing"
    : "eligible";
}
