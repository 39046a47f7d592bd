import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { fromDayNumber } from "#app/domain/kernel/day-number.ts";
import { levels } from "#catalogs/index.ts";
import {
  currencyRuleOf,
  lastCurrentDay,
  lastCurrentDayNumber,
  lastDayOfStatus,
} from "./currency.ts";
import { isCmmcUid } from "./uid.ts";
import { REQUIRED_STATUSES } from "./vocabulary.ts";

test.each([
  ["Level 1 (Self)", "Final", "2026-06-01", "2027-06-01"],
  ["Level 2 (Self)", "Final", "2026-06-01", "2029-06-01"],
  ["Level 2 (C3PAO)", "Conditional", "2026-06-01", "2026-11-28"],
  ["Level 3 (DIBCAC)", "Conditional", "2024-02-29", "2024-08-27"],
  ["NIST SP 800-171 Basic", null, "2024-02-29", "2027-02-28"],
] as const)("%s %s of %s counts until %s", (type, status, date, last) => {
  expect(lastDayOfStatus(type, status, calendarDate(date))).toBe(last);
});

test("there is no Conditional Level 1, and a CMMC assessment without a status is none", () => {
  expect(currencyRuleOf("Level 1 (Self)", "Conditional")).toBeNull();
  expect(currencyRuleOf("Level 2 (Self)", null)).toBeNull();
});

test("the levels name the statuses of the vocabulary, with the validity of the currency rules", () => {
  expect(levels.map((level) => level.status)).toEqual([...REQUIRED_STATUSES]);
  for (const { status, validity, conditional } of levels) {
    expect(currencyRuleOf(status, "Final")?.notOlderThan).toEqual(validity);
    expect(currencyRuleOf(status, "Conditional") !== null).toBe(conditional);
  }
});

test.each(["2024-02-29", "2026-12-31", "2026-01-01"])(
  "both ways of counting agree on %s",
  (text) => {
    const date = calendarDate(text);
    for (const age of [{ days: 180 }, { years: 1 }, { years: 3 }])
      expect(fromDayNumber(lastCurrentDayNumber(date, age))).toBe(lastCurrentDay(date, age));
  },
);

test.each([
  ["S2ABC12345", true],
  ["s2abc12345", true],
  ["S2ABC1234", false],
  ["S2ABC-1234", false],
])("%s has the form of a CMMC UID: %s", (text, is) => {
  expect(isCmmcUid(text)).toBe(is);
});
