import { expect, test } from "vitest";
import { answer, assessment, input } from "#app/domain/eligibility/stated.ts";
import type { AssessmentFact, EligibilityInput } from "#app/domain/eligibility/types.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { assumeFacts, isAssumed } from "./assumed-facts.ts";
import type { Renewals } from "./question.ts";

const day = calendarDate;
const TODAY = day("2026-11-29");

type Told = { renewals: Renewals; thirdPartyOn?: string; planned?: string; until?: string };

/** The facts of one subcontract as assumed; the assessment is `a1`. */
function assume(given: EligibilityInput, told: Told) {
  return assumeFacts(given, {
    renewals: told.renewals,
    today: TODAY,
    until: day(told.until ?? "2030-12-31"),
    thirdPartyOn: day(told.thirdPartyOn ?? "2027-08-29"),
    planDays: new Map(told.planned ? [["a1", day(told.planned)]] : []),
  });
}

const on = (given: EligibilityInput, told: Told, asOf: string) =>
  answer({ ...given, ...assume(given, told), asOf: day(asOf) });

const held = (words: string, facts: Partial<AssessmentFact> = {}, affirmed = ["2026-05-24"]) =>
  input(
    TODAY,
    words.includes("Self") ? "Level 2 (Self)" : "Level 2 (C3PAO)",
    "CUI",
    [assessment(words, facts)],
    affirmed,
  );

const everybody = { renewals: "everybody" } as const;

test("if nobody renews, the facts are those that were stated", () => {
  const given = held("Final Level 2 (C3PAO) of 2026-05-24");
  expect(assume(given, { renewals: "nobody" })).toBe(given);
});

test("if everybody renews, a status is affirmed every year and never lapses", () => {
  const given = held("Final Level 2 (Self) of 2026-05-24");
  for (const asOf of ["2027-05-24", "2027-05-25", "2029-05-24", "2029-05-25", "2030-12-31"])
    expect(on(given, everybody, asOf), asOf).toMatchObject({ verdict: "eligible" });
  expect(on(given, { renewals: "nobody" }, "2027-05-25").codes).toEqual(["affirmation-overdue"]);
});

test("nothing is assumed beyond its last day", () => {
  const given = held("Final Level 2 (Self) of 2026-05-24");
  const { assessments, affirmations } = assume(given, { ...everybody, until: "2027-05-25" });
  expect(assessments).toEqual(given.assessments);
  expect(affirmations.slice(1)).toEqual([{ assessment: "a1", affirmedOn: "2027-05-24" }]);
});

test("a third-party assessment is there when one that is begun today is, and not before", () => {
  const given = held("Final Level 2 (C3PAO) of 2024-01-31", {}, ["2026-01-31"]);
  const told = { ...everybody, thirdPartyOn: "2027-08-29" };
  expect(on(given, told, "2027-01-31").verdict).toBe("eligible");
  expect(on(given, told, "2027-02-01")).toMatchObject({
    verdict: "ineligible",
    holdsUntil: "2027-08-28",
  });
  expect(on(given, told, "2027-08-29").verdict).toBe("eligible");
  expect(on(given, { ...told, thirdPartyOn: "2026-12-31" }, "2027-02-01").verdict).toBe("eligible");
});

test("what has lapsed stays lapsed", () => {
  const overdue = held("Final Level 2 (Self) of 2025-05-24", {}, ["2025-05-24"]);
  expect(assume(overdue, everybody)).toEqual({
    assessments: overdue.assessments,
    affirmations: overdue.affirmations,
  });
  const expired = held("Final Level 2 (Self) of 2023-05-24", {}, ["2026-05-24"]);
  expect(on(expired, everybody, "2027-05-24").codes).toEqual(["status-expired"]);
});

test.each([
  ["revoked", { revokedOn: day("2027-01-01") }],
  ["changed", { complianceChangedOn: day("2027-01-01") }],
])("what is %s on a day is not taken up again", (_, ending) => {
  const given = held("Final Level 2 (Self) of 2026-05-24", ending);
  expect(on(given, everybody, "2027-01-01").verdict).toBe("ineligible");
});

const OPEN = { score: 109, openRequirements: [{ id: "3.1.3" }] };

test("if everybody renews, a Conditional status is closed out on day 180 and keeps its date", () => {
  const given = held("Conditional Level 2 (Self) of 2026-09-01", OPEN, ["2026-09-01"]);
  expect(addDays(day("2026-09-01"), 180)).toBe("2027-02-28");
  for (const asOf of ["2027-02-28", "2027-03-01", "2029-09-01"])
    expect(on(given, everybody, asOf), asOf).toMatchObject({ verdict: "eligible" });
  const [, closed] = assume(given, everybody).assessments;
  expect(closed).toMatchObject({ status: "Final", statusDate: "2026-09-01" });
  expect(closed?.closeOutPostedOn).toBe("2027-02-28");
});

test.each([
  ["2027-02-28", "eligible"],
  ["2027-03-01", "ineligible"],
])("a plan that ends on %s leaves the status %s after day 180", (planned, verdict) => {
  const given = held("Conditional Level 2 (Self) of 2026-09-01", OPEN, ["2026-09-01"]);
  expect(on(given, { renewals: "plans", planned }, "2027-03-01").verdict).toBe(verdict);
});

test("a plan whose last day is over is kept today", () => {
  const given = held("Conditional Level 2 (Self) of 2026-09-01", OPEN, ["2026-09-01"]);
  const [, closed] = assume(given, { renewals: "plans", planned: "2026-11-01" }).assessments;
  expect(closed?.closeOutPostedOn).toBe(TODAY);
});

test("plans that are kept renew nothing else", () => {
  const given = held("Final Level 2 (Self) of 2026-05-24");
  expect(on(given, { renewals: "plans", planned: "2027-01-01" }, "2027-05-25").codes).toEqual([
    "affirmation-overdue",
  ]);
  const conditional = held("Conditional Level 2 (Self) of 2026-09-01", OPEN, ["2026-09-01"]);
  expect(on(conditional, { renewals: "plans" }, "2027-03-01").verdict).toBe("ineligible");
});

test("a Conditional status that the rule does not permit is not closed out", () => {
  const given = held(
    "Conditional Level 2 (Self) of 2026-09-01",
    { score: 87, openRequirements: [{ id: "3.1.3" }] },
    ["2026-09-01"],
  );
  expect(on(given, everybody, "2027-01-01").codes).toEqual(["conditional-not-permitted"]);
});

test("a verdict tells whether it rests on what is assumed", () => {
  expect(isAssumed("a1")).toBe(false);
  expect(isAssumed("a1+")).toBe(true);
  expect(isAssumed(null)).toBe(false);
});
