import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";

/** Where a deputy stands on a day. */
export const DEPUTY_STATES = ["running", "coming", "over", "ended"] as const;
export type DeputyState = (typeof DEPUTY_STATES)[number];

/** From which day until which, and whether it was ended early. */
export type DeputyDays = {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  isEnded: boolean;
};

/** Where it stands: it begins and ends by itself, and what was ended early is not taken up again. */
export function deputyStateOf(
  { startsOn, endsOn, isEnded }: DeputyDays,
  on: CalendarDate,
): DeputyState {
  if (isEnded) return "ended";
  if (endsOn < on) return "over";
  return startsOn > on ? "coming" : "running";
}

/** Whether two of one owner have a day in common, so that nobody would know whom to ask. */
export function overlaps(a: DeputyDays, b: DeputyDays): boolean {
  return !a.isEnded && !b.isEnded && a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
}

const STATE_WORDS: Record<DeputyState, (days: DeputyDays) => string> = {
  running: ({ endsOn }) => `Stands in until ${formatDate(endsOn)}`,
  coming: ({ startsOn }) => `Begins on ${formatDate(startsOn)}`,
  over: ({ endsOn }) => `Over since ${formatDate(endsOn)}`,
  ended: () => "Ended early",
};

/** The state as lists say it. */
export function sayDeputyState(days: DeputyDays, on: CalendarDate): string {
  return STATE_WORDS[deputyStateOf(days, on)](days);
}
