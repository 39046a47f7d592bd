import type { Verdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "./states.ts";

/** How many days before it ends an eligible verdict is shown as lapsing. */
export const LAPSING_DAYS = 60;

/** What the state of a subcontract is told from; null where the information flow is unanswered. */
export type PostureFacts = {
  verdict: Verdict | null;
  holdsUntil: CalendarDate | null;
  /** facts accepted or returned so far */
  reviewed: number;
};

/**
 * The state under which a subcontract is shown. The verdict alone decides eligible and ineligible;
 * a supplier of whom nothing was reviewed yet is awaited rather than called ineligible.
 *
 * @param on the day the verdict was decided for.
 */
export function postureStateOf(
  { verdict, holdsUntil, reviewed }: PostureFacts,
  on: CalendarDate,
): PostureState {
  if (verdict === null) return "awaiting";
  if (verdict === "no-requirement") return "no-requirement";
  if (verdict === "ineligible") return reviewed === 0 ? "awaiting" : "ineligible";
  return holdsUntil !== null && daysBetween(on, holdsUntil) <= LAPSING_DAYS
    ? "lapsing"
    : "eligible";
}
