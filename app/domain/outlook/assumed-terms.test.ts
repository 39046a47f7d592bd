import { expect, test } from "vitest";
import { type DatedTerms, termsOn } from "#app/domain/contract/terms.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { assumeTerms, scenarioOf } from "./assumed-terms.ts";
import type { OutlookQuestion } from "./question.ts";

const day = calendarDate;
const TODAY = day("2026-11-29");

type Rule = Pick<OutlookQuestion, "rule" | "liftedOn" | "reach">;
const lifted = (on: string, reach: Rule["reach"] = "options"): Rule => ({
  rule: "suspension-lifted",
  liftedOn: day(on),
  reach,
});
const rule = (name: Rule["rule"], reach: Rule["reach"] = "options"): Rule => ({
  rule: name,
  liftedOn: null,
  reach,
});

const contract = (
  requiredStatus: DatedTerms["requiredStatus"],
  awardedOn: string | null = "2025-12-01",
): DatedTerms => ({
  requiredStatus,
  clauses: ["252.204-7021"],
  awardedOn: awardedOn === null ? null : day(awardedOn),
});
const options = (...days: string[]) =>
  days.map((exerciseOn, index) => ({ name: `Option ${index + 1}`, exerciseOn: day(exerciseOn) }));

const statusOn = (terms: DatedTerms, on: string) => termsOn(terms, day(on)).requiredStatus;

test("as recorded, nothing is assumed", () => {
  const given = contract("Level 2 (Self)");
  expect(assumeTerms(given, options("2027-12-01"), rule("as-recorded"), TODAY)).toBe(given);
});

test.each([
  ["Phase 2 brings nothing to an option", "2027-11-09", "2025-12-01", "Level 2 (Self)"],
  ["Phase 3 reaches one awarded since 10 Nov 2025", "2027-11-10", "2025-11-10", "Level 2 (C3PAO)"],
  ["but none awarded before it", "2027-11-10", "2025-11-09", "Level 2 (Self)"],
  ["nor one of which that is not known", "2027-11-10", null, "Level 2 (Self)"],
  ["Phase 4 reaches them all", "2028-11-10", "2025-11-09", "Level 2 (C3PAO)"],
])("%s: an option of %s, awarded %s", (_, option, awardedOn, expected) => {
  const given = contract("Level 2 (Self)", awardedOn);
  const assumed = assumeTerms(given, options(option), lifted("2027-03-01"), TODAY);
  expect(statusOn(assumed, option)).toBe(expected);
  expect(statusOn(assumed, "2027-11-08")).toBe("Level 2 (Self)");
});

test("an option before the suspension ends brings nothing", () => {
  const given = contract("Level 2 (Self)");
  expect(assumeTerms(given, options("2027-12-01"), lifted("2027-12-02"), TODAY)).toBe(given);
});

test("as codified, the phases are followed although they are suspended", () => {
  const assumed = assumeTerms(
    contract("Level 2 (Self)"),
    options("2027-12-01"),
    rule("as-codified"),
    TODAY,
  );
  expect(statusOn(assumed, "2027-12-01")).toBe("Level 2 (C3PAO)");
});

test("every contract, where somebody assumes that, from the first day of Phase 2 on", () => {
  const given = contract("Level 2 (Self)", null);
  const assumed = assumeTerms(given, [], lifted("2027-03-01", "every-contract"), TODAY);
  expect(statusOn(assumed, "2027-02-28")).toBe("Level 2 (Self)");
  expect(statusOn(assumed, "2027-03-01")).toBe("Level 2 (C3PAO)");
  const codified = assumeTerms(given, [], rule("as-codified", "every-contract"), TODAY);
  expect(statusOn(codified, TODAY)).toBe("Level 2 (Self)");
  expect(statusOn(codified, "2026-11-30")).toBe("Level 2 (C3PAO)");
});

test.each(["Level 1 (Self)", "Level 2 (C3PAO)", "Level 3 (DIBCAC)", null] as const)(
  "a contract that requires %s is not raised",
  (status) => {
    const given = contract(status);
    expect(assumeTerms(given, [], lifted("2027-03-01", "every-contract"), TODAY)).toBe(given);
  },
);

test("as directed, an old designation gives way at the next option", () => {
  const given = contract("Level 2 (C3PAO)");
  const assumed = assumeTerms(
    given,
    options("2027-06-01", "2027-01-15"),
    rule("removed-as-directed"),
    TODAY,
  );
  expect(statusOn(assumed, "2027-01-14")).toBe("Level 2 (C3PAO)");
  expect(statusOn(assumed, "2027-01-15")).toBe("Level 2 (Self)");
});

test.each<[string, DatedTerms, string[]]>([
  ["without an option ahead, no day is known", contract("Level 2 (C3PAO)"), ["2026-11-29"]],
  ["designated since the suspension", contract("Level 2 (C3PAO)", "2026-07-13"), ["2027-01-15"]],
  ["what may be designated stays", contract("Level 2 (Self)"), ["2027-01-15"]],
])("%s: as directed, nothing is removed", (_, given, days) => {
  expect(assumeTerms(given, options(...days), rule("removed-as-directed"), TODAY)).toBe(given);
});

test("what a modification is known to change later, it changes still", () => {
  const given = {
    ...contract("Level 2 (C3PAO)"),
    modifications: [
      { number: "P00009", effectiveOn: day("2027-06-01"), requiredStatus: null },
      { number: "P00008", effectiveOn: day("2027-01-15"), addClauses: ["52.204-30"] },
    ],
  };
  const assumed = assumeTerms(given, options("2027-01-15"), rule("removed-as-directed"), TODAY);
  expect(termsOn(assumed, day("2027-01-15"))).toEqual({
    requiredStatus: "Level 2 (Self)",
    clauses: ["252.204-7021", "52.204-30"],
  });
  expect(statusOn(assumed, "2027-06-01")).toBeNull();
});

test("the rule is asked by the scenario that is assumed", () => {
  expect(scenarioOf(rule("as-recorded"))).toEqual({ kind: "in-force" });
  expect(scenarioOf(rule("removed-as-directed"))).toEqual({ kind: "in-force" });
  expect(scenarioOf(rule("as-codified"))).toEqual({ kind: "as-codified" });
  expect(scenarioOf(lifted("2027-03-01"))).toEqual({
    kind: "suspension-lifted",
    on: "2027-03-01",
  });
});
