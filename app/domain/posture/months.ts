import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { addMonths, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "./states.ts";

/** How many subcontracts were in one state with one required status; null: none is required yet. */
export type PostureCount = {
  state: PostureState;
  required: RequiredStatus | null;
  count: number;
};

/** How the supply chain stood when it was first looked at in a month. */
export type PostureMonth = {
  /** its first day */
  month: CalendarDate;
  /** the day on which it was counted */
  keptOn: CalendarDate;
  counts: readonly PostureCount[];
};

/** A month as a trend shows it. */
export type TrendPoint = {
  /** `2026-03`; the last point is today's, of the month that runs */
  month: string;
  /** null where nobody counted in that month */
  keptOn: CalendarDate | null;
  states: Record<PostureState, number> | null;
  isNow: boolean;
};

export const TREND_MONTHS = 12;

/** The first day of the month of a day. */
export function monthOf(day: CalendarDate): CalendarDate {
  return calendarDate(`${day.slice(0, 7)}-01`);
}

/** The first day of the earliest month that a trend shows on a day. */
export function trendBegins(on: CalendarDate): CalendarDate {
  return addMonths(monthOf(on), 1 - TREND_MONTHS);
}

/** How many are in each state, whatever is required. */
export function countStates(counts: readonly PostureCount[]): Record<PostureState, number> {
  const total = (state: PostureState) =>
    counts.reduce((sum, one) => (one.state === state ? sum + one.count : sum), 0);
  return Object.fromEntries(POSTURE_STATES.map((state) => [state, total(state)])) as Record<
    PostureState,
    number
  >;
}

/**
 * The last twelve months as they were kept, and today.
 *
 * @param kept in any order; months out of the twelve are left out.
 * @param now the counts of today, from the projection.
 * @returns oldest first, without the months before the first that was kept, and without the one that runs
 *   until it is kept; today last.
 */
export function trendOf(
  kept: readonly PostureMonth[],
  now: Record<PostureState, number>,
  on: CalendarDate,
): TrendPoint[] {
  const byMonth = new Map(kept.map((one) => [one.month, one]));
  const first = trendBegins(on);
  const months = Array.from({ length: TREND_MONTHS }, (_, index) => addMonths(first, index)).filter(
    (month) => byMonth.has(month) || month !== monthOf(on),
  );
  const begin = months.findIndex((month) => byMonth.has(month));
  const points = (begin < 0 ? [] : months.slice(begin)).map((month) => {
    const found = byMonth.get(month);
    return {
      month: month.slice(0, 7),
      keptOn: found?.keptOn ?? null,
      states: found ? countStates(found.counts) : null,
      isNow: false,
    };
  });
  return [...points, { month: on.slice(0, 7), keptOn: on, states: now, isNow: true }];
}
