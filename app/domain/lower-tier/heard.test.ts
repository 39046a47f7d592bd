import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { foldHeard } from "./heard.ts";
import { type LowerTier, rollUpLowerTiers, type ToldTiers } from "./rollup.ts";
import { saysTheSame, sayTold } from "./told.ts";

const spring = calendarDate("2026-04-01");
const autumn = calendarDate("2026-11-30");
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
const told = (rows: LowerTier[], asOf = autumn): ToldTiers =>
  rollUpLowerTiers(asOf, rows, { withNames: true });
const ours = (statements: ToldTiers[], rows = [row]) =>
  rollUpLowerTiers(autumn, rows, { withNames: true, heard: foldHeard(autumn, statements) });

test("what nobody told is not there at all, so that what was told before lower tiers spoke stays the same", () => {
  expect(foldHeard(autumn, [])).toBeUndefined();
  expect(ours([])).not.toHaveProperty("heard");
});

test("what several lower tiers told is added up by level, counted apart from what is recorded", () => {
  const level1: LowerTier = { ...row, required: "Level 1 (Self)", isAcknowledged: false };
  const content = ours([told([row, level1], spring), told([{ ...row, state: "lapsing" }])]);
  expect(content).toMatchObject({ direct: 1, further: 0, mustCarry: 1 });
  expect(content.heard).toEqual({
    from: 2,
    since: spring,
    outdated: 0,
    count: 3,
    mustCarry: 3,
    passedOn: 3,
    acknowledged: 2,
    worst: "lapsing",
    holdsUntil: "2027-10-01",
    levels: [
      {
        required: "Level 1 (Self)",
        counts: { ineligible: 0, unanswered: 0, lapsing: 0, eligible: 1, "no-requirement": 0 },
        holdsUntil: "2027-10-01",
      },
      {
        required: "Level 2 (C3PAO)",
        counts: { ineligible: 0, unanswered: 0, lapsing: 1, eligible: 1, "no-requirement": 0 },
        holdsUntil: "2027-10-01",
      },
    ],
  });
});

test("the chain is no better than what is heard of it, and ends with the first of all", () => {
  const weak: LowerTier = { ...row, state: "ineligible", verdict: "ineligible" };
  expect(ours([told([weak])])).toMatchObject({ worst: "ineligible", holdsUntil: null });
  const sooner: LowerTier = { ...row, holdsUntil: calendarDate("2027-02-01") };
  expect(ours([told([sooner])])).toMatchObject({ worst: "eligible", holdsUntil: "2027-02-01" });
  expect(ours([told([])])).toMatchObject({ worst: "eligible", heard: { count: 0, worst: null } });
});

test("what held until a day that is over says nothing of today", () => {
  const over: LowerTier = { ...row, holdsUntil: calendarDate("2026-11-29") };
  const lastDay: LowerTier = { ...row, holdsUntil: autumn };
  expect(ours([told([over], spring)])).toMatchObject({
    worst: "unanswered",
    holdsUntil: null,
    heard: { outdated: 1, worst: "unanswered", holdsUntil: null },
  });
  expect(ours([told([lastDay], spring)])).toMatchObject({
    worst: "eligible",
    holdsUntil: autumn,
    heard: { outdated: 0 },
  });
});

test("a tier of the third place is heard of over the second, with the day of whoever spoke first", () => {
  const second = rollUpLowerTiers(autumn, [row], {
    withNames: true,
    heard: foldHeard(autumn, [told([row, row], spring)]),
  });
  expect(ours([second]).heard).toMatchObject({ from: 1, since: spring, count: 3, mustCarry: 3 });
});

test("names that a lower tier told go no further", () => {
  const secret: LowerTier = { ...row, supplierName: "Whitewater Fibers", cages: ["9ZZ99"] };
  expect(JSON.stringify(ours([told([secret])]))).not.toMatch(/Whitewater|9ZZ99/);
});

test("what is heard anew is something to tell, and stands in the words", () => {
  expect(saysTheSame(ours([]), ours([told([row])]))).toBe(false);
  expect(saysTheSame(ours([told([row])]), ours([told([row])]))).toBe(true);
  expect(sayTold(ours([told([row, row])]))).toContain(
    "1 of them told of 2 lower-tier subcontracts further down.",
  );
});
