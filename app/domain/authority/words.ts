import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { Authority } from "#catalogs/index.ts";
import { authoritiesOf } from "./of-citation.ts";

/** How an authority was read, in a few words. */
export function sayRead({ read }: Authority): string {
  return read.how === "text" ? "read in the text itself" : "read through others";
}

/**
 * The kind of text that a citation rests on and how it was read, as it stands beside the citation:
 * `regulation, read in the text itself`.
 *
 * @returns null for a citation that names no text we know.
 */
export function sayAuthority(citation: string): string | null {
  const told = authoritiesOf(citation).map((found) => `${found.kind}, ${sayRead(found)}`);
  return told.length > 0 ? [...new Set(told)].join("; ") : null;
}

/** Which copy was read and what is doubtful about it, in sentences. */
export function sayReadInFull(authority: Authority): string {
  const { read, doubt } = authority;
  const how =
    read.how === "text"
      ? `Read in the text itself: ${read.copy}.`
      : `Read through others: ${read.through}.`;
  return doubt ? `${how} ${doubt}` : how;
}

/** The day or month of the edition in force: `16 Dec 2024`, `May 2024`; null where we know neither. */
export function sayEditionDate({ date }: Authority): string | null {
  if (date === null || date.length === "YYYY-MM-DD".length)
    return date && formatDate(calendarDate(date));
  return formatDate(calendarDate(`${date}-01`)).replace(/^1 /, "");
}
