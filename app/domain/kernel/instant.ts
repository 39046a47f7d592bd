import { calendarDateOf, formatDate } from "./calendar-date.ts";

// Making a format costs far more than using it.
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = CLOCKS.get(timeZone);
  if (kept) return kept;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  CLOCKS.set(timeZone, clock);
  return clock;
}

/** What a clock in a zone shows: hours, minutes, and its distance from UTC as `-05:00`. */
function readClock(instant: Date, timeZone: string) {
  const parts = clockOf(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return { time: `${part("hour")}:${part("minute")}`, offset };
}

/**
 * An instant as people read it: `28 Nov 2026, 21:41`. The zone is named once where it is shown.
 *
 * @param timeZone an IANA name
 */
export function formatInstant(instant: Date, timeZone: string): string {
  const { time } = readClock(instant, timeZone);
  return `${formatDate(calendarDateOf(instant, timeZone))}, ${time}`;
}

/** The same instant as data on the clock of a zone: `2026-11-28T21:41:07.250-05:00`. */
export function isoInZone(instant: Date, timeZone: string): string {
  if (timeZone === "UTC") return instant.toISOString();
  const { time, offset } = readClock(instant, timeZone);
  const seconds = instant.toISOString().slice(16, 23);
  return `${calendarDateOf(instant, timeZone)}T${time}${seconds}${offset}`;
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
