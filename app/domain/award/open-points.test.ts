import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { answerOpenPoints, listOpenPoints, type OpenPointBasis } from "./open-points.ts";

const day = calendarDate("2026-11-24");
const ground = {
  ok: true,
  isSupported: true,
  exceptionId: null,
  isRecordedLate: false,
  isLapsedSince: false,
} as const;
const whole: OpenPointBasis = {
  awardedOn: day,
  recordedOn: day,
  ground,
  ownTerms: null,
  contract: { startsOn: calendarDate("2026-11-24"), endsOn: calendarDate("2026-11-24") },
  ineligibleBelow: [],
  gaps: [],
};
const below = { number: "SC-2", supplierName: "Lathe Works" };

test("an award of which everything is in order has no open point", () => {
  expect(listOpenPoints(whole)).toEqual([]);
});

test.each<[string, Partial<OpenPointBasis>, string[]]>([
  [
    "it is recorded late",
    { ground: { ...ground, isRecordedLate: true }, recordedOn: calendarDate("2026-12-01") },
    ["award-recorded-late"],
  ],
  ["it lapsed since", { ground: { ...ground, isLapsedSince: true } }, ["award-lapsed-since"]],
  [
    "the contract begins later",
    { contract: { ...whole.contract, startsOn: calendarDate("2026-11-25") } },
    ["outside-contract-period"],
  ],
  [
    "the contract is over",
    { contract: { ...whole.contract, endsOn: calendarDate("2026-11-23") } },
    ["outside-contract-period"],
  ],
  [
    "the prime's own terms are not met",
    {
      ownTerms: {
        required: "Level 3 (DIBCAC)",
        verdict: "not-met",
        holdsUntil: null,
        reasons: [],
      },
    },
    ["own-terms-not-met"],
  ],
  ["a tier below is ineligible", { ineligibleBelow: [below] }, ["lower-tier-ineligible"]],
  [
    "the record has gaps",
    {
      gaps: [
        { code: "not-acknowledged", text: "Not accepted.", factId: null },
        { code: "no-evidence", text: "No file.", factId: "f1" },
      ],
    },
    ["not-acknowledged", "no-evidence"],
  ],
])("when %s it is an open point", (_, change, codes) => {
  expect(listOpenPoints({ ...whole, ...change }).map(({ code }) => code)).toEqual(codes);
});

test("what is open twice is one point that tells both", () => {
  const gaps = ["f1", "f2"].map((factId) => ({
    code: "no-evidence" as const,
    text: `No file beside ${factId}.`,
    factId,
  }));
  expect(listOpenPoints({ ...whole, gaps })).toEqual([
    { code: "no-evidence", texts: ["No file beside f1.", "No file beside f2."] },
  ]);
});

test("every open point needs a reason of its own, and a blank one is none", () => {
  const points = listOpenPoints({
    ...whole,
    ineligibleBelow: [below],
    contract: { ...whole.contract, startsOn: calendarDate("2026-11-25") },
  });
  expect(answerOpenPoints(points, { "lower-tier-ineligible": "  " })).toEqual({
    ok: false,
    missing: ["outside-contract-period", "lower-tier-ineligible"],
  });
  const reasons = {
    "outside-contract-period": "Long lead items.",
    "lower-tier-ineligible": "Gets nothing before its affirmation.",
    "no-evidence": "Not open.",
  };
  const answer = answerOpenPoints(points, reasons);
  expect(answer.ok && answer.answered.map(({ code, reason }) => [code, reason])).toEqual([
    ["outside-contract-period", "Long lead items."],
    ["lower-tier-ineligible", "Gets nothing before its affirmation."],
  ]);
});
