import { type CalendarDate, formatDate } from "./calendar-date.ts";
import { offsetAt, shiftedTo } from "./zone-offset.ts";

/**
 * An instant as people read it: `28 Nov 2026, 21:41`. The zone is named once where it is shown.
 *
 * @param timeZone an IANA name
 */
export function formatInstant(instant: Date, timeZone: string): string {
  const there = shiftedTo(instant, timeZone).toISOString();
  return `${formatDate(there.slice(0, 10) as CalendarDate)}, ${there.slice(11, 16)}`;
}

/** The same instant as data on the clock of a zone: `2026-11-28T21:41:07.250-05:00`. */
export function isoInZone(instant: Date, timeZone: string): string {
  if (timeZone === "UTC") return instant.toISOString();
  const there = shiftedTo(instant, timeZone).toISOString().slice(0, -1);
  return `${there}${offsetAt(instant, timeZone)}`;
}

const ZONE_WORDS = new Map<string, string>();

/** What a zone is called: `Eastern Time (New York)`. */
export function zoneWords(timeZone: string): string {
  const words = ZONE_WORDS.get(timeZone) ?? nameZone(timeZone);
  ZONE_WORDS.set(timeZone, words);
  return words;
}

function nameZone(timeZone: string): string {
  if (timeZone === "UTC") return "Coordinated Universal Time (UTC)";
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    timeZoneName: "longGeneric",
  }).formatToParts(0);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return name.includes(place) ? name : `${name} (${place})`;
}
