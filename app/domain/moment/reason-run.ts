import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityInput, ReasonCode } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { fromDayNumber, toDayNumber } from "#app/domain/kernel/day-number.ts";

/** How far back a reason is followed. */
const MOST_DAYS = 10_958;

/**
 * Since when it has been so, without a break, that a reason is among those of the verdict (or is
 * not), by the facts given.
 *
 * @param input the facts; its `asOf` is the day on which it is so.
 * @param isThere whether the reason is among them or missing.
 * @returns the first day; null when it was so for the last thirty years.
 */
export function firstDayOf(
  input: EligibilityInput,
  code: ReasonCode,
  isThere: boolean,
): CalendarDate | null {
  const last = toDayNumber(input.asOf);
  for (let back = 1; back <= MOST_DAYS; back += 1) {
    const asOf = fromDayNumber(last - back);
    if (hasReason({ ...input, asOf }, code) !== isThere) return fromDayNumber(last - back + 1);
  }
  return null;
}

/** Whether a reason is among those of the verdict on the day of the input. */
export function hasReason(input: EligibilityInput, code: ReasonCode): boolean {
  return decideEligibility(input).reasons.some((reason) => reason.code === code);
}
