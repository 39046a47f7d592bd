import { CATALOG_EDITION } from "#catalogs/index.ts";
import { type CalendarDate, formatDate, isCalendarDate } from "./calendar-date.ts";
import { likelyYear } from "./likely-year.ts";
import { cleanLine, plainDigits, plainPunctuation } from "./pasted-text.ts";

export type DayReading = { ok: true; day: CalendarDate } | { ok: false; problem: string };

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** There is no clock here: a year is guessed near the one that the rules were read in. */
const AROUND = Number(CATALOG_EDITION.slice(0, 4));

/**
 * Read a day as people write it: `2026-11-24`, `24 Nov 2026`, `November 24, 2026`, `24.11.2026`,
 * `11/24/2026`. One with slashes that may be two days is asked back, and so is a year that cannot
 * be, with the one that was probably meant.
 *
 * @param words begin the problem: `The status date`.
 * @throws never
 */
export function readTypedDay(typed: string, words: string): DayReading {
  const text = plainPunctuation(plainDigits(cleanLine(typed.normalize("NFKC")))).toLowerCase();
  const refuse = (problem: string): DayReading => ({ ok: false, problem: `${words} ${problem}` });
  const parts = partsOf(text);
  if (!parts) return refuse("is not a date. Write it like 2026-11-24.");
  const { year, readings } = parts;
  const likely = likelyYear(year, AROUND);
  if (likely !== null)
    return refuse(`is in the year ${year}, which cannot be; did you mean ${likely}?`);
  const days = readings.map(([month, day]) => `${year}-${month}-${day}`).filter(isCalendarDate);
  const [first, second] = days;
  if (!first) return refuse("is not a date that exists.");
  if (second && second !== first)
    return refuse(
      `can be ${formatDate(first)} or ${formatDate(second)}. Write it like ${first} or ${second}.`,
    );
  return { ok: true, day: first };
}

/** A month and a day, of two digits each. */
type MonthDay = readonly [month: string, day: string];

const two = (digits = "") => digits.padStart(2, "0");

/** The year of a written day, and every way in which the rest can be read. */
function partsOf(text: string): { year: string; readings: MonthDay[] } | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{1,6})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (isoYear) return { year: isoYear, readings: [[two(isoMonth), two(isoDay)]] };
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{1,6})$/.exec(text) ?? [];
  if (dotYear) return { year: dotYear, readings: [[two(dotMonth), two(dotDay)]] };
  const [, one, other, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{1,6})$/.exec(text) ?? [];
  if (year)
    return {
      year,
      readings: [
        [two(one), two(other)],
        [two(other), two(one)],
      ],
    };
  return namedMonth(text);
}

function namedMonth(text: string): { year: string; readings: MonthDay[] } | null {
  const [, day, name, year] = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{1,6})$/.exec(text) ?? [];
  if (name && year) return named(name, day, year);
  const [, first, second, third] = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{1,6})$/.exec(text) ?? [];
  return first && third ? named(first, second, third) : null;
}

function named(name: string, day: string | undefined, year: string) {
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  const readings: MonthDay[] = month > 0 ? [[two(String(month)), two(day)]] : [];
  return { year, readings };
}
