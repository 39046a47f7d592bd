import { formatDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { dayNumberOf, fromDayNumber } from "#app/domain/kernel/day-number.ts";
import { type DayReading, readTypedDay } from "#app/domain/kernel/typed-day.ts";

/** In which order a file writes the day and the month of its dates. */
export const DATE_ORDERS = ["month-first", "day-first"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How each reads where it is asked and told. */
export const DATE_ORDER_WORDS: Record<DateOrder, string> = {
  "month-first": "Month first: 11/24/2026 is 24 Nov 2026",
  "day-first": "Day first: 24/11/2026 is 24 Nov 2026",
};

/** What the dates of a file say of their order by themselves. */
export type OrderFound = {
  /** the one that some date can only be in, where no other date contradicts it */
  order: DateOrder | null;
  /** a date that can be two days, while none says in which order they are; null: nothing is to be asked */
  ambiguous: string | null;
};

const IN_NUMBERS = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
/** A time of the day that a spreadsheet shows beside a date: midnight, since only days are kept here. */
const MIDNIGHT = /[ T]0{1,2}:00(:00(\.0+)?)?( AM)?Z?$/i;

/**
 * In which order a file writes its dates, as far as the dates say it.
 *
 * @param cells of the columns that hold dates.
 * @throws never
 */
export function findDateOrder(cells: readonly string[]): OrderFound {
  const orders = new Set<DateOrder>();
  let ambiguous: string | null = null;
  for (const cell of cells) {
    const [, first, , second] = IN_NUMBERS.exec(withoutTime(cell)) ?? [];
    if (!first || first === second) continue;
    if (Number(first) > 12) orders.add("day-first");
    else if (Number(second) > 12) orders.add("month-first");
    else ambiguous ??= cell;
  }
  const [order = null] = orders.size === 1 ? orders : [];
  return { order, ambiguous: orders.size === 0 ? ambiguous : null };
}

/**
 * Read a day of a list: as people type one, in the file's order, or as a number that a spreadsheet
 * made of it, which is pointed at with the day it may be.
 *
 * @param order null: a date that can be two days is a problem.
 * @throws never
 */
export function readListDay(cell: string, order: DateOrder | null): DayReading {
  const text = withoutTime(cell);
  if (/^\d{5}(\.\d+)?$/.test(text)) return { ok: false, problem: madeNumber(text) };
  const [, first = "", , second = "", year = ""] = IN_NUMBERS.exec(text) ?? [];
  if (!year || !order || first === second) return readTypedDay(text, `“${cell}”`);
  const [month, day] = order === "month-first" ? [first, second] : [second, first];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isCalendarDate(written))
    return {
      ok: false,
      problem: `“${cell}” is no date with the ${order === "month-first" ? "month" : "day"} first, as this file is read.`,
    };
  return readTypedDay(written, `“${cell}”`);
}

function withoutTime(cell: string): string {
  return cell.trim().replace(MIDNIGHT, "");
}

/** The day before the first that spreadsheets count, as most of them count. */
const DAY_ZERO = dayNumberOf(1899, 12, 30);

function madeNumber(text: string): string {
  const day = fromDayNumber(DAY_ZERO + Math.floor(Number(text)));
  const meant = day && isCalendarDate(day) ? `: ${formatDate(day)}?` : ".";
  return `${text} is a number to the spreadsheet, which may stand for a day${meant} Format the column as a date.`;
}
