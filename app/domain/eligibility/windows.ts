import { lastCurrentDayNumber } from "#app/domain/cmmc/currency.ts";
import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import { affirmationRule } from "#catalogs/index.ts";
import type { AffirmationFact } from "./types.ts";

/** Days in a row, first and last included, as day numbers. */
export type Window = { from: number; to: number };

/**
 * The days on which a status is current and affirmed: its own days, less those without an
 * affirmation that is not older than one year. One that was made before the status existed is not of
 * that status: it is affirmed on being achieved.
 *
 * @see 32 CFR 170.22(a)(3); DFARS 252.204-7021(a)
 * @param status the days on which the status itself is current.
 * @returns windows in no particular order; they may overlap.
 */
export function affirmedWindows(
  status: Window,
  assessmentId: string,
  affirmations: readonly AffirmationFact[],
): Window[] {
  const windows: Window[] = [];
  for (const { assessment, affirmedOn } of affirmations) {
    const from = toDayNumber(affirmedOn);
    if (assessment !== assessmentId || from < status.from) continue;
    const to = Math.min(status.to, lastCurrentDayNumber(affirmedOn, affirmationRule.notOlderThan));
    if (from <= to) windows.push({ from, to });
  }
  return windows;
}

/**
 * The last day of the unbroken run of days that holds `day`, or null when no window holds it. A
 * window that starts the day after another ends continues it.
 */
export function lastDayOfRun(windows: readonly Window[], day: number): number | null {
  let last: number | null = null;
  for (let grew = true; grew; ) {
    grew = false;
    const reach: number = last === null ? day : last + 1;
    for (const { from, to } of windows) {
      if (from <= reach && to >= reach) {
        last = to;
        grew = true;
        break;
      }
    }
  }
  return last;
}

/** The first day after `day` on which a window starts, or null when none does. */
export function nextStart(windows: readonly Window[], day: number): number | null {
  let next: number | null = null;
  for (const { from } of windows) if (from > day && (next === null || from < next)) next = from;
  return next;
}

/** The days that lie in a window of both lists. */
export function overlaps(some: readonly Window[], others: readonly Window[]): Window[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to, other.to);
      return from <= to ? [{ from, to }] : [];
    }),
  );
}
