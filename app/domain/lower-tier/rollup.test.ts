import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type LowerTier, rollUpLowerTiers, TIER_STATES, tierStateOf } from "./rollup.ts";

const day = calendarDate("2026-11-30");

function tier(change: Partial<LowerTier> = {}): LowerTier {
  return {
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
    ...change,
  };
}
const unanswered = tier({ state: "ineligible", verdict: "ineligible", hasAnswered: false });
const cots = tier({ state: "no-requirement", verdict: "no-requirement", required: null });

test("nobody below is nobody: no verdict and no day", () => {
  expect(rollUpLowerTiers(day, [], { withNames: false })).toEqual({
    asOf: day,
    direct: 0,
    further: 0,
    mustCarry: 0,
    passedOn: 0,
    acknowledged: 0,
    worst: null,
    holdsUntil: null,
    levels: [],
    named: null,
  });
});

test("a chain is as sound as its weakest member, and holds as long as the first that ends", () => {
  const lapsing = tier({ state: "lapsing", holdsUntil: calendarDate("2027-01-04") });
  const sound = rollUpLowerTiers(day, [tier(), lapsing], { withNames: false });
  expect(sound).toMatchObject({ worst: "lapsing", holdsUntil: "2027-01-04" });
  const broken = rollUpLowerTiers(day, [tier(), lapsing, unanswered], { withNames: false });
  expect(broken).toMatchObject({ worst: "unanswered", holdsUntil: null });
});

test("what is not eligible and was never answered is told apart from what was answered and falls short", () => {
  expect(tierStateOf(unanswered)).toBe("unanswered");
  expect(tierStateOf({ ...unanswered, hasAnswered: true })).toBe("ineligible");
  expect(tierStateOf(tier({ state: "undecided", verdict: null }))).toBe("unanswered");
});

test("each required level is counted by itself, the lowest first, with its own weakest day", () => {
  const level1 = tier({ required: "Level 1 (Self)", holdsUntil: calendarDate("2027-03-01") });
  const short = tier({ state: "ineligible", verdict: "ineligible", holdsUntil: null });
  const told = rollUpLowerTiers(day, [tier(), level1, short, cots], { withNames: false });
  expect(told.levels).toEqual([
    {
      required: "Level 1 (Self)",
      counts: { ineligible: 0, unanswered: 0, lapsing: 0, eligible: 1, "no-requirement": 0 },
      holdsUntil: "2027-03-01",
    },
    {
      required: "Level 2 (C3PAO)",
      counts: { ineligible: 1, unanswered: 0, lapsing: 0, eligible: 1, "no-requirement": 0 },
      holdsUntil: "2027-10-01",
    },
    {
      required: "No CMMC status",
      counts: { ineligible: 0, unanswered: 0, lapsing: 0, eligible: 0, "no-requirement": 1 },
      holdsUntil: null,
    },
  ]);
});

test("the clauses must reach whoever handles the information, and off-the-shelf items are left out", () => {
  const notYet = tier({ isPassedOn: false, isAcknowledged: false });
  const asked = tier({ isAcknowledged: false, tier: 2 });
  const told = rollUpLowerTiers(day, [tier(), notYet, asked, cots], { withNames: false });
  expect(told).toMatchObject({ direct: 3, further: 1, mustCarry: 3, passedOn: 2, acknowledged: 1 });
});

test("names and CAGE codes are there only where they are to be told, and carry no id of the portal", () => {
  const rows = [tier({ supplierName: "Whitewater Fibers", tier: 2 }), tier(), unanswered];
  const silent = JSON.stringify(rollUpLowerTiers(day, rows, { withNames: false }));
  expect(silent).not.toMatch(/Salt Fork|Whitewater|1AB25/);
  expect(rollUpLowerTiers(day, rows, { withNames: true }).named).toEqual([
    {
      name: "Salt Fork Plating",
      cages: ["1AB25"],
      tier: 1,
      required: "Level 2 (C3PAO)",
      state: "unanswered",
      holdsUntil: null,
      isPassedOn: true,
    },
    {
      name: "Salt Fork Plating",
      cages: ["1AB25"],
      tier: 1,
      required: "Level 2 (C3PAO)",
      state: "eligible",
      holdsUntil: "2027-10-01",
      isPassedOn: true,
    },
    {
      name: "Whitewater Fibers",
      cages: ["1AB25"],
      tier: 2,
      required: "Level 2 (C3PAO)",
      state: "eligible",
      holdsUntil: "2027-10-01",
      isPassedOn: true,
    },
  ]);
});

const anyTier = fc
  .record({
    state: fc.constantFrom("ineligible", "lapsing", "eligible", "no-requirement" as const),
    holds: fc.integer({ min: 1, max: 28 }),
    isPassedOn: fc.boolean(),
    hasAnswered: fc.boolean(),
    far: fc.boolean(),
  })
  .map(({ state, holds, isPassedOn, hasAnswered, far }) =>
    tier({
      state: state as LowerTier["state"],
      verdict: state === "lapsing" ? "eligible" : (state as LowerTier["verdict"]),
      holdsUntil: calendarDate(`2027-02-${String(holds).padStart(2, "0")}`),
      isPassedOn,
      hasAnswered,
      tier: far ? 2 : 1,
    }),
  );

test("nobody is lost or counted twice, the order does not matter, and no rollup is better than its worst", () => {
  fc.assert(
    fc.property(fc.array(anyTier, { maxLength: 12 }), (rows) => {
      const told = rollUpLowerTiers(day, rows, { withNames: false });
      const counted = told.levels.flatMap(({ counts }) => Object.values(counts));
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      expect(told.direct + told.further).toBe(rows.length);
      expect(told.acknowledged).toBeLessThanOrEqual(told.passedOn);
      expect(told.passedOn).toBeLessThanOrEqual(told.mustCarry);
      expect(rollUpLowerTiers(day, rows.toReversed(), { withNames: false })).toEqual(told);
      for (const row of rows)
        expect(TIER_STATES.indexOf(told.worst ?? "no-requirement")).toBeLessThanOrEqual(
          TIER_STATES.indexOf(tierStateOf(row)),
        );
    }),
  );
});
