import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type CalendarEntry, writeCalendarFile } from "./calendar-file.server.ts";

const AT = new Date("2026-12-01T08:00:00Z");
const entry = (summary: string): CalendarEntry => ({
  uid: "status-expires.1@flowdown.example",
  on: calendarDate("2028-02-29"),
  summary,
  description: `${summary}\nIt counts until then.`,
  url: "https://flowdown.example/prime/1",
});

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return { names: calendar.getAllProperties("name").map((one) => one.getFirstValue()), event };
}

test.each(["Corvane, Boyd; Sons", "Corvane\r\nX-WR-TIMEZONE:Nowhere", "Corvane\rBEGIN:VEVENT"])(
  "the name of a calendar is one property, whatever it holds: %j",
  (name) => {
    const text = writeCalendarFile(name, [entry("Final Level 2")], AT);
    expect(read(text).names).toEqual([name.replaceAll(/\r\n|\r/g, " ")]);
  },
);

const SHIFTED = Array.from({ length: 8 }, (_, more) => `${"y".repeat(60 + more)}😀é😀`);

test.each(["😀".repeat(60), "שלום עולם ".repeat(12), "नमस्ते".repeat(15), ...SHIFTED])(
  "a line is folded at 75 octets and within no letter: %s",
  (summary) => {
    const text = writeCalendarFile("Corvane", [entry(summary)], AT);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(line).toString()).toBe(line);
    }
    const { event } = read(text);
    expect(event?.summary).toBe(summary);
    expect(event?.startDate.toString()).toBe("2028-02-29");
  },
);
