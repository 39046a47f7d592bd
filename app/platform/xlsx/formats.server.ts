import { dayNumberOf, fromDayNumber } from "#app/domain/kernel/day-number.ts";

/** How a style shows a number, as far as its text depends on it. */
export type Format = { kind: "general" } | { kind: "day" } | { kind: "padded"; digits: number };

/** The numbers of the formats that every spreadsheet knows and that show a day. */
const DAYS = [[14, 22] as const, [27, 36] as const, [50, 58] as const];

/**
 * What a format makes of a number.
 *
 * @param id of the format; from 164 on its code is given in the file.
 */
export function readFormat(id: number, code: string | undefined): Format {
  if (code === undefined)
    return DAYS.some(([from, to]) => id >= from && id <= to)
      ? { kind: "day" }
      : { kind: "general" };
  // What stands in quotes, behind a backslash or in brackets is shown and says nothing.
  const plain = code.split(";")[0]?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "") ?? "";
  if (/[yd]/i.test(plain)) return { kind: "day" };
  return /^0{2,30}$/.test(plain) ? { kind: "padded", digits: plain.length } : { kind: "general" };
}

/** A number of a cell as a person sees it there: a day, with its zeros in front, or plain. */
export function formatNumber(value: string, format: Format | undefined, is1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value.trim();
  if (format?.kind === "day") return dayOf(Math.floor(number), is1904) ?? value;
  if (format?.kind === "padded" && Number.isInteger(number) && number >= 0)
    return String(number).padStart(format.digits, "0");
  return String(number);
}

const LAST_SERIAL = 2_958_465;
/** The day that spreadsheets believe in: 29 February 1900. */
const PHANTOM = 60;

/** The day of a serial number, counted from 1900 or 1904; null when it is none. */
function dayOf(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial > LAST_SERIAL) return null;
  if (is1904) return fromDayNumber(dayNumberOf(1904, 1, 1) + serial);
  return fromDayNumber(dayNumberOf(1899, 12, 30) + serial + (serial < PHANTOM ? 1 : 0));
}
