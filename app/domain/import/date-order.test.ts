import { expect, test } from "vitest";
import { findDateOrder, readListDay } from "./date-order.ts";

test.each<[string, string[], ReturnType<typeof findDateOrder>]>([
  ["no date at all", ["", "soon"], { order: null, ambiguous: null }],
  ["ISO dates", ["2027-01-02"], { order: null, ambiguous: null }],
  [
    "one that can only be month first",
    ["01/02/2027", "1/25/2027"],
    { order: "month-first", ambiguous: null },
  ],
  [
    "one that can only be day first",
    ["01/02/2027", "25/1/2027"],
    { order: "day-first", ambiguous: null },
  ],
  [
    "dates that contradict one another",
    ["25/1/2027", "1/25/2027"],
    { order: null, ambiguous: null },
  ],
  [
    "dates that can all be two days",
    ["03/03/2027", "01/02/2027"],
    { order: null, ambiguous: "01/02/2027" },
  ],
  ["the same number twice", ["03/03/2027"], { order: null, ambiguous: null }],
])("%s", (_, cells, expected) => {
  expect(findDateOrder(cells)).toEqual(expected);
});

test.each([
  ["2027-01-02 00:00:00", null, "2027-01-02"],
  ["1/2/2027 0:00", "month-first", "2027-01-02"],
  ["1/2/2027", "day-first", "2027-02-01"],
  ["01-02-2027", "day-first", "2027-02-01"],
  ["3/3/2027", null, "2027-03-03"],
  ["15 Jan 2027", "month-first", "2027-01-15"],
] as const)("%s, %s, is %s", (cell, order, day) => {
  expect(readListDay(cell, order)).toEqual({ ok: true, day });
});

test.each([
  ["1/2/2027", null, /can be 2 Jan 2027 or 1 Feb 2027/],
  ["25/1/2027", "month-first", /no date with the month first/],
  ["46402", null, /may stand for a day: 15 Jan 2027\?/],
] as const)("%s, %s, is asked back", (cell, order, problem) => {
  const reading = readListDay(cell, order);
  expect(reading.ok ? "" : reading.problem).toMatch(problem);
});
