import { expect, test } from "vitest";
import { isWakingHour } from "#app/domain/reminder/quiet-days.ts";
import { addDays, calendarDate, calendarDateOf } from "./calendar-date.ts";
import { endOfDay } from "./end-of-day.ts";

const FIRST = calendarDate("2027-03-01");
const LAST = calendarDate("2028-03-01");
const HOUR_MS = 3_600_000;

/** Far from UTC both ways, off by parts of an hour, and with days that have no midnight or two. */
const ZONES = [
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Santiago",
  "America/Havana",
  "America/Asuncion",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Honolulu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

test.each(ZONES)("in %s each day ends where the next begins, whatever its clocks do", (zone) => {
  const wrong: string[] = [];
  for (let day = FIRST; day < LAST; day = addDays(day, 1)) {
    const end = endOfDay(day, zone);
    const next = new Date(end.getTime() + 1);
    if (calendarDateOf(end, zone) !== day || calendarDateOf(next, zone) !== addDays(day, 1))
      wrong.push(day);
  }
  expect(wrong).toEqual([]);
});

test.each(ZONES)("in %s the hourly round finds a morning on each day, and no day twice", (zone) => {
  const days: string[] = [];
  const end = new Date(`${LAST}T00:05:00Z`).getTime();
  for (let at = new Date(`${FIRST}T00:05:00Z`).getTime(); at < end; at += HOUR_MS) {
    const now = new Date(at);
    const day = calendarDateOf(now, zone);
    if (isWakingHour(now, zone) && days.at(-1) !== day) days.push(day);
  }
  const [first = ""] = days;
  const expected = days.map((_, index) => addDays(calendarDate(first), index));
  expect(days).toEqual(expected);
  expect(days.length).toBeGreaterThan(360);
});
