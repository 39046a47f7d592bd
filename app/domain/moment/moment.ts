import {
  type CalendarDate,
  calendarDate,
  formatDate,
  isCalendarDate,
} from "#app/domain/kernel/calendar-date.ts";

/** What a screen is asked for: the day it is true for, and the day whose knowledge it shows. */
export type Moment = {
  asOf: CalendarDate;
  /** what came to be known after this day is left out; never later than today */
  knownOn: CalendarDate;
};

/** The names of the two dates in an address. */
type Names = { asOf: string; knownOn: string };
const SHOWN: Names = { asOf: "asOf", knownOn: "knownOn" };
const COMPARED: Names = { asOf: "withAsOf", knownOn: "withKnownOn" };

/** The moment of somebody who asks for nothing else. */
export function nowOn(today: CalendarDate): Moment {
  return { asOf: today, knownOn: today };
}

/** The days in an address that cannot be shown, each with why. */
export type MomentProblems = Partial<Record<(typeof DAYS)[number], string>>;

const DAYS = ["asOf", "knownOn", "withAsOf", "withKnownOn"] as const;
const KNOWN: readonly string[] = ["knownOn", "withKnownOn"];

/**
 * What is impossible in the moment that an address asks for: a day that does not exist, or knowledge
 * of a day to come. Shown as an error, never silently as another day. Null when it can be shown.
 *
 * @throws never
 */
export function findMomentProblems(
  query: URLSearchParams,
  today: CalendarDate,
): MomentProblems | null {
  const problems = DAYS.flatMap((name) => {
    const typed = query.get(name) ?? "";
    if (typed === "") return [];
    if (!isCalendarDate(typed))
      return [[name, `“${typed.slice(0, 20)}” is not a day that exists. Write it like ${today}.`]];
    return KNOWN.includes(name) && typed > today
      ? [[name, `${formatDate(typed)} is still to come: nothing is known of it yet.`]]
      : [];
  });
  return problems.length > 0 ? Object.fromEntries(problems) : null;
}

/**
 * Read a moment from an address: `?asOf=2026-05-03&knownOn=2026-05-09`. A date that is missing is
 * today; where only the knowledge is asked for, the page is true for that day.
 *
 * @param query without problems, @see findMomentProblems
 */
export function readMoment(query: URLSearchParams, today: CalendarDate): Moment {
  return read(query, SHOWN, today) ?? nowOn(today);
}

/** The moment with which a page is to be compared; null when it names none. */
export function readComparison(query: URLSearchParams, today: CalendarDate): Moment | null {
  return read(query, COMPARED, today);
}

function read(query: URLSearchParams, names: Names, today: CalendarDate): Moment | null {
  const day = (name: string) => {
    const text = query.get(name) ?? "";
    return isCalendarDate(text) ? calendarDate(text) : null;
  };
  const asOf = day(names.asOf);
  const knownOn = day(names.knownOn);
  if (!asOf && !knownOn) return null;
  const known = knownOn && knownOn < today ? knownOn : today;
  return { asOf: asOf ?? known, knownOn: known };
}

/** The moment as an address, `?asOf=…&knownOn=…`; empty for now, so that links stay short. */
export function writeMoment(moment: Moment, today: CalendarDate): string {
  if (isSame(moment, nowOn(today))) return "";
  return `?${new URLSearchParams({ asOf: moment.asOf, knownOn: moment.knownOn })}`;
}

export function isSame(a: Moment, b: Moment): boolean {
  return a.asOf === b.asOf && a.knownOn === b.knownOn;
}

/** Two moments, the earlier one first: what was known before, then what was true before. */
export function inOrder(a: Moment, b: Moment): [earlier: Moment, later: Moment] {
  const isLater = a.knownOn > b.knownOn || (a.knownOn === b.knownOn && a.asOf > b.asOf);
  return isLater ? [b, a] : [a, b];
}
