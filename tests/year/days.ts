/** A day of the calendar, `YYYY-MM-DD`. This folder reckons by itself, with nothing of the portal's. */
export type Day = string;

const DAY_MS = 86_400_000;
const instantOf = (day: Day) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8));

/** The day that many days later; earlier where negative. */
export function plusDays(day: Day, days: number): Day {
  return new Date(instantOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month that many years later; 28 February where there is no 29th. */
export function plusYears(day: Day, years: number): Day {
  const moved = `${+day.slice(0, 4) + years}${day.slice(4)}`;
  return plusDays(moved, 0) === moved ? moved : `${moved.slice(0, 8)}28`;
}

/** How many days it is from one day to another. */
export function daysFrom(a: Day, b: Day): number {
  return Math.round((instantOf(b) - instantOf(a)) / DAY_MS);
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(instantOf(day)).getUTCDay());
}

export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** As letters write it: `7 Mar 2027`. */
export function spellDay(day: Day): string {
  return `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day on a clock that hangs in a time zone. */
export function dayIn(timeZone: string, at: Date): Day {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone });
  formats.set(timeZone, format);
  return format.format(at);
}
