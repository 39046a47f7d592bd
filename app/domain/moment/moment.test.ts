import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  findMomentProblems,
  inOrder,
  nowOn,
  readComparison,
  readMoment,
  writeMoment,
} from "./moment.ts";

const today = calendarDate("2026-11-26");
const at = (asOf: string, knownOn: string) => ({
  asOf: calendarDate(asOf),
  knownOn: calendarDate(knownOn),
});

test.each([
  ["", at("2026-11-26", "2026-11-26"), "nothing asked for is now"],
  ["asOf=2026-05-03", at("2026-05-03", "2026-11-26"), "a day alone is seen with what we know now"],
  [
    "knownOn=2026-05-09",
    at("2026-05-09", "2026-05-09"),
    "knowledge alone is the screen of that day",
  ],
  ["asOf=2026-05-03&knownOn=2026-05-09", at("2026-05-03", "2026-05-09"), "both dates"],
  ["asOf=2027-01-01", at("2027-01-01", "2026-11-26"), "a day to come, with what we know now"],
  ["asOf=&knownOn=", at("2026-11-26", "2026-11-26"), "a form that was left empty asks for now"],
])("%s", (query, moment) => {
  expect(readMoment(new URLSearchParams(query), today)).toEqual(moment);
});

test.each([
  [
    "asOf=2026-02-29&knownOn=soon",
    {
      asOf: "“2026-02-29” is not a day that exists. Write it like 2026-11-26.",
      knownOn: "“soon” is not a day that exists. Write it like 2026-11-26.",
    },
  ],
  [
    "asOf=2027-01-01&knownOn=2026-11-27",
    { knownOn: "27 Nov 2026 is still to come: nothing is known of it yet." },
  ],
  ["asOf=2026-05-03&withAsOf=2026-13-01", { withAsOf: expect.stringContaining("not a day") }],
])("what %s asks for is impossible, and it is said which day", (query, problems) => {
  expect(findMomentProblems(new URLSearchParams(query), today)).toEqual(problems);
});

test("a moment that can be shown has no problem", () => {
  const query = new URLSearchParams("asOf=2030-05-03&knownOn=2026-11-26&withKnownOn=");
  expect(findMomentProblems(query, today)).toBeNull();
});

test("a moment reads as it was written, and now needs no address", () => {
  const moment = at("2026-05-03", "2026-05-09");
  const written = writeMoment(moment, today);
  expect(readMoment(new URLSearchParams(written), today)).toEqual(moment);
  expect(writeMoment(nowOn(today), today)).toBe("");
});

test("a page names what it is compared with, or nothing", () => {
  const query = new URLSearchParams("asOf=2026-05-03&withKnownOn=2026-05-09");
  expect(readComparison(query, today)).toEqual(at("2026-05-09", "2026-05-09"));
  expect(readComparison(new URLSearchParams("asOf=2026-05-03"), today)).toBeNull();
});

test("of two moments the one of which less was known comes first", () => {
  const early = at("2026-06-01", "2026-05-03");
  const late = at("2026-05-01", "2026-05-09");
  expect(inOrder(late, early)).toEqual([early, late]);
  expect(inOrder(early, late)).toEqual([early, late]);
  const before = at("2026-05-01", "2026-05-03");
  expect(inOrder(early, before)).toEqual([before, early]);
});
