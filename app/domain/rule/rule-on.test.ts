import { describe, expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { clausePrescriptions, suspensions } from "#catalogs/index.ts";
import { ruleOn, type Scenario } from "./rule-on.ts";

const codified: Scenario = { kind: "as-codified" };
const lifted: Scenario = { kind: "suspension-lifted", on: calendarDate("2027-03-01") };

test.each([
  ["2025-11-09", null, null],
  ["2025-11-10", 1, 1],
  ["2026-07-12", 1, 1],
  ["2026-07-13", 1, 1],
  ["2026-11-09", 1, 1],
  ["2026-11-10", 2, 1],
  ["2027-11-09", 2, 1],
  ["2027-11-10", 3, 1],
  ["2028-11-09", 3, 1],
  ["2028-11-10", 4, 1],
  ["2035-01-01", 4, 1],
])("on %s phase %s is codified and phase %s is followed", (day, printed, followed) => {
  const rule = ruleOn(calendarDate(day));
  expect(rule.codified?.phase ?? null).toBe(printed);
  expect(rule.inForce?.phase ?? null).toBe(followed);
});

test("as codified, the phases follow one another and nothing is suspended", () => {
  const rule = ruleOn(calendarDate("2026-11-10"), codified);
  expect([rule.inForce?.phase, rule.suspension]).toEqual([2, null]);
  expect(rule.mayDesignate).toEqual([
    { status: "Level 1 (Self)", ground: "applicable" },
    { status: "Level 2 (Self)", ground: "applicable" },
    { status: "Level 2 (C3PAO)", ground: "applicable" },
    { status: "Level 3 (DIBCAC)", ground: "discretion" },
  ]);
});

test("once the suspension is lifted, the phase of that day applies", () => {
  expect(ruleOn(calendarDate("2027-02-28"), lifted).inForce?.phase).toBe(1);
  expect(ruleOn(calendarDate("2027-03-01"), lifted)).toMatchObject({
    inForce: { phase: 2 },
    suspension: null,
  });
});

test("before the suspension DoD could ask for a third party where it chose", () => {
  expect(ruleOn(calendarDate("2026-07-12")).mayDesignate.at(-1)).toEqual({
    status: "Level 2 (C3PAO)",
    ground: "discretion",
  });
});

test("the clause's own date stands although the phase is suspended", () => {
  const when = (day: string) => ruleOn(calendarDate(day)).prescription?.when;
  expect(when("2028-11-09")).toContain("program office");
  expect(when("2028-11-10")).toContain("off-the-shelf");
  expect(when("2025-11-09")).toBeUndefined();
});

describe.each(suspensions)("suspension $id", ({ id, examples }) => {
  test.each(examples)("on $on: $suspended", ({ on, suspended, mayDesignate }) => {
    const rule = ruleOn(calendarDate(on));
    expect(rule.suspension?.id === id).toBe(suspended);
    expect(rule.mayDesignate.map(({ status }) => status)).toEqual(mayDesignate);
  });
});

describe.each(clausePrescriptions)("$clause: $when", (prescription) => {
  test.each(prescription.examples)("on $on: $applies", ({ on, applies }) => {
    expect(ruleOn(calendarDate(on)).prescription?.when === prescription.when).toBe(applies);
  });
});
