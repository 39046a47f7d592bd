import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { LowerTier } from "./rollup.ts";
import { rollUpLowerTiers } from "./rollup.ts";
import { saysTheSame, sayTold } from "./told.ts";

const on = calendarDate("2026-11-30");
const row: LowerTier = {
  tier: 1,
  supplierName: "Salt Fork Plating",
  cages: ["1AB25"],
  state: "eligible",
  required: "Level 2 (C3PAO)",
  verdict: "eligible",
  holdsUntil: calendarDate("2027-10-01"),
  isPassedOn: true,
  isAcknowledged: true,
  hasAnswered: true,
};
const silent = { withNames: false };

test("a day later the same says the same", () => {
  const told = rollUpLowerTiers(on, [row], silent);
  const now = rollUpLowerTiers(calendarDate("2026-12-01"), [row], silent);
  expect(saysTheSame(told, now)).toBe(true);
});

test("another verdict, another day or another who is something else to tell", () => {
  const told = rollUpLowerTiers(on, [row], silent);
  const changes: Partial<LowerTier>[] = [
    { state: "lapsing" },
    { holdsUntil: calendarDate("2027-10-02") },
    { isAcknowledged: false },
  ];
  for (const change of changes)
    expect(saysTheSame(told, rollUpLowerTiers(on, [{ ...row, ...change }], silent))).toBe(false);
  const renamed = { ...row, supplierName: "Whitewater Fibers" };
  expect(saysTheSame(told, rollUpLowerTiers(on, [renamed], silent))).toBe(true);
  const named = rollUpLowerTiers(on, [row], { withNames: true });
  expect(saysTheSame(named, rollUpLowerTiers(on, [renamed], { withNames: true }))).toBe(false);
});

test("in words: to how many the clauses were passed on, the verdict of all and how long it holds", () => {
  expect(sayTold(rollUpLowerTiers(on, [], silent))).toBe("No lower-tier subcontract.");
  expect(sayTold(rollUpLowerTiers(on, [row], silent))).toBe(
    "1 lower-tier subcontract. The clauses were passed on to 1 of 1 that must carry them; 1 accepted them. All together: Eligible, until 1 Oct 2027.",
  );
  const below: LowerTier = { ...row, tier: 2, isPassedOn: false, state: "ineligible" };
  expect(sayTold(rollUpLowerTiers(on, [row, below], silent))).toBe(
    "2 lower-tier subcontracts. The clauses were passed on to 1 of 2 that must carry them; 1 accepted them. All together: Ineligible.",
  );
});
