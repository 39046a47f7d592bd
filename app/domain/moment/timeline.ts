import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { VerdictRun } from "./verdict-runs.ts";

/** A day on which something came to be known. */
export type KnownDay = {
  on: CalendarDate;
  /** how many entries of the log */
  entries: number;
  /** what they say, each once */
  actions: string[];
};

/** What the timeline of a screen is drawn from. */
export type MomentTimeline = {
  from: CalendarDate;
  to: CalendarDate;
  /** in order */
  days: KnownDay[];
  /** what is true on which days by what is known at the moment; empty where many verdicts are shown */
  runs: VerdictRun[];
};

/** The days with something new before and after one. */
export function neighboursOf(
  days: readonly KnownDay[],
  on: CalendarDate,
): { previous: KnownDay | null; next: KnownDay | null } {
  return {
    previous: days.findLast((day) => day.on < on) ?? null,
    next: days.find((day) => day.on > on) ?? null,
  };
}

/** Where a day stands between two others, from 0 to 1. */
export function placeOf(
  on: CalendarDate,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): number {
  const whole = daysBetween(from, to);
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, daysBetween(from, on) / whole));
}
