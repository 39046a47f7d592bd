import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type DatedTerms, listTermPeriods, type Modification, periodOn, termsOn } from "./terms.ts";

const day = calendarDate;
const award: DatedTerms = {
  requiredStatus: "Level 2 (C3PAO)",
  clauses: ["252.204-7012", "DFARS 252.204-7021 (NOV 2025)"],
  awardedOn: day("2026-02-01"),
};
const removal: Modification = {
  number: "P00007",
  effectiveOn: day("2026-09-15"),
  requiredStatus: "Level 2 (Self)",
};

test.each([
  ["2026-09-14", "Level 2 (C3PAO)", "2026-02-01"],
  ["2026-09-15", "Level 2 (Self)", "2026-09-15"],
  ["2030-01-01", "Level 2 (Self)", "2026-09-15"],
])("on %s the contract requires %s, designated on %s", (on, required, designatedOn) => {
  const contract = { ...award, modifications: [removal] };
  expect(termsOn(contract, day(on)).requiredStatus).toBe(required);
  expect(periodOn(contract, day(on)).designatedOn).toBe(designatedOn);
});

test("a status of null removes the requirement, an absent one leaves it", () => {
  const removed: Modification = { ...removal, requiredStatus: null };
  const clausesOnly: Modification = { number: "P00008", effectiveOn: day("2026-10-01") };
  const modifications = [removed, clausesOnly];
  expect(termsOn({ ...award, modifications }, day("2026-12-01")).requiredStatus).toBeNull();
  const unchanged = { ...award, modifications: [clausesOnly] };
  expect(termsOn(unchanged, day("2026-12-01")).requiredStatus).toBe("Level 2 (C3PAO)");
});

test("clauses go in and out by their number, however they are written", () => {
  const modifications: Modification[] = [
    {
      number: "P00002",
      effectiveOn: day("2026-05-01"),
      addClauses: ["252.204-7020", "DFARS 252.204-7012"],
      removeClauses: ["252.204-7021"],
    },
  ];
  expect(termsOn({ ...award, modifications }, day("2026-05-01")).clauses).toEqual([
    "252.204-7012",
    "252.204-7020",
  ]);
  expect(termsOn({ ...award, modifications }, day("2026-04-30")).clauses).toBe(award.clauses);
});

test("of two that take effect on one day, the higher number is applied last", () => {
  const ninth = { ...removal, number: "P9", requiredStatus: null };
  const tenth = { ...removal, number: "P10", requiredStatus: "Level 1 (Self)" as const };
  const contract = { ...award, modifications: [tenth, ninth] };
  expect(termsOn(contract, removal.effectiveOn).requiredStatus).toBe("Level 1 (Self)");
});

test("periods begin with the day asked about and with each later modification", () => {
  const later = { ...removal, number: "P00009", effectiveOn: day("2027-01-01") };
  const same = { ...later, number: "P00010", requiredStatus: null };
  const periods = listTermPeriods(
    { ...award, modifications: [same, removal, later] },
    day("2026-09-15"),
  );
  expect(periods.map(({ from, terms }) => [from, terms.requiredStatus])).toEqual([
    ["2026-09-15", "Level 2 (Self)"],
    ["2027-01-01", null],
  ]);
});

test("the order in which modifications were recorded does not matter", () => {
  const anyModification = fc.record(
    {
      number: fc.integer({ min: 1, max: 30 }).map((n) => `P${String(n).padStart(5, "0")}`),
      effectiveOn: fc.integer({ min: 10, max: 28 }).map((d) => day(`2026-09-${d}`)),
      requiredStatus: fc.constantFrom(null, "Level 1 (Self)" as const, "Level 2 (Self)" as const),
      addClauses: fc.subarray(["252.204-7020", "252.204-7021"]),
      removeClauses: fc.subarray(["252.204-7012", "252.204-7021"]),
    },
    { requiredKeys: ["number", "effectiveOn"], noNullPrototype: true },
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(anyModification, { selector: ({ number }) => number, maxLength: 6 }),
      (modifications) => {
        const on = day("2026-09-20");
        const turned = { ...award, modifications: modifications.toReversed() };
        expect(termsOn({ ...award, modifications }, on)).toEqual(termsOn(turned, on));
      },
    ),
  );
});
