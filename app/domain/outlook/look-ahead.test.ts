import { expect, test } from "vitest";
import type { DatedTerms } from "#app/domain/contract/terms.ts";
import { assessment, input } from "#app/domain/eligibility/stated.ts";
import type { AssessmentFact } from "#app/domain/eligibility/types.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { lookAhead, type OutlookCase } from "./look-ahead.ts";
import type { OutlookQuestion } from "./question.ts";

const day = calendarDate;
const TODAY = day("2026-11-29");

const question = (change: Partial<OutlookQuestion> = {}): OutlookQuestion => ({
  on: day("2027-06-01"),
  contractId: null,
  renewals: "nobody",
  rule: "as-recorded",
  liftedOn: null,
  reach: "options",
  lead: { count: 9, unit: "months" },
  ...change,
});

type Given = {
  held?: string;
  affirmed?: string[];
  facts?: Partial<AssessmentFact>;
  contract?: Partial<DatedTerms>;
  required?: DatedTerms["requiredStatus"];
  options?: string[];
  plannedAwardOn?: string;
};

function given(told: Given = {}): OutlookCase {
  const { held = "Final Level 2 (C3PAO) of 2026-05-24", affirmed = ["2026-05-24"] } = told;
  const assessments = held === "nothing" ? [] : [assessment(held, told.facts)];
  const base = input(TODAY, told.required ?? "Level 2 (C3PAO)", "CUI", assessments, affirmed);
  return {
    input: { ...base, contract: { ...base.contract, ...told.contract } },
    options: (told.options ?? []).map((on) => ({ name: "Option 1", exerciseOn: day(on) })),
    planDays: new Map(),
    plannedAwardOn: told.plannedAwardOn ? day(told.plannedAwardOn) : null,
  };
}

const ahead = (told: Given, asked: Partial<OutlookQuestion> = {}, days: string[] = []) =>
  lookAhead(given(told), question(asked), TODAY, days.map(day));

test("if nothing changes, an affirmation that ends before the day turns the verdict", () => {
  const found = ahead({}, {}, ["2026-11-29", "2027-03-31", "2027-05-31", "2027-06-01"]);
  expect(found).toMatchObject({
    today: "eligible",
    ahead: "ineligible",
    turnsOn: "2027-05-25",
    needed: null,
    restsOn: [],
    states: ["eligible", "lapsing", "ineligible", "ineligible"],
  });
  expect(found.decided.reasons.map(({ code }) => code)).toEqual(["affirmation-overdue"]);
});

test("on today's own day it is what is decided today", () => {
  expect(ahead({}, { on: TODAY }, [TODAY])).toMatchObject({
    today: "eligible",
    ahead: "eligible",
    turnsOn: null,
    states: ["eligible"],
  });
});

test("if everybody renews, it stays eligible, and is said to rest on that", () => {
  expect(ahead({}, { renewals: "everybody" })).toMatchObject({
    ahead: "eligible",
    turnsOn: null,
    restsOn: ["renewal"],
  });
});

test("what stands by itself does not rest on a renewal", () => {
  const found = ahead({}, { renewals: "everybody", on: day("2027-01-01") });
  expect(found).toMatchObject({ ahead: "eligible", restsOn: [] });
});

test("a known modification takes effect on its day", () => {
  const modifications = [
    {
      number: "P00007",
      effectiveOn: day("2027-03-01"),
      requiredStatus: "Level 2 (C3PAO)" as const,
    },
  ];
  const told: Given = {
    held: "Final Level 2 (Self) of 2026-05-24",
    required: "Level 2 (Self)",
    contract: { modifications },
  };
  expect(ahead(told, { on: day("2027-02-28") })).toMatchObject({
    ahead: "lapsing",
    requiredToday: "Level 2 (Self)",
  });
  const raised = ahead(told, { on: day("2027-03-01") });
  expect(raised).toMatchObject({ ahead: "ineligible", turnsOn: "2027-03-01" });
  expect(raised.decided.reasons[0]?.code).toBe("third-party-required");
});

test("the end of the suspension changes what an option requires, and the answer says what it rests on", () => {
  const told: Given = {
    held: "Final Level 2 (Self) of 2027-05-24",
    affirmed: ["2027-05-24"],
    required: "Level 2 (Self)",
    contract: { awardedOn: day("2025-12-01") },
    options: ["2027-12-01"],
  };
  const on = day("2027-12-01");
  expect(ahead(told, { on }).ahead).toBe("eligible");
  const lifted = ahead(told, { on, rule: "suspension-lifted", liftedOn: day("2027-03-01") });
  expect(lifted).toMatchObject({ ahead: "ineligible", turnsOn: "2027-12-01", restsOn: ["terms"] });
});

test("with the suspension lifted, nothing is said to be removed", () => {
  const told: Given = { contract: { awardedOn: day("2026-01-15") } };
  const codes = (asked: Partial<OutlookQuestion>) =>
    ahead(told, { on: day("2027-01-01"), ...asked }).decided.notices.map(({ code }) => code);
  expect(codes({})).toEqual(["removal-pending"]);
  expect(codes({ rule: "suspension-lifted", liftedOn: day("2026-12-01") })).toEqual([]);
});

const SELF: Given = {
  held: "Final Level 2 (Self) of 2026-11-01",
  affirmed: ["2026-11-01"],
};
const RAISED: Given = {
  ...SELF,
  required: "Level 2 (Self)",
  contract: {
    modifications: [
      { number: "P00007", effectiveOn: day("2027-08-29"), requiredStatus: "Level 2 (C3PAO)" },
    ],
  },
};

test.each([
  ["required since before", SELF, "2027-06-01", "not-by-date", "2026-11-29", "2026-02-28"],
  ["there by the day, needed before", SELF, "2027-08-29", "gap", "2026-11-29", "2026-02-28"],
  [
    "needed on the day it can be there",
    RAISED,
    "2027-08-29",
    "in-time",
    "2027-08-29",
    "2026-11-29",
  ],
  ["needed from a modification on", RAISED, "2027-10-01", "in-time", "2027-08-29", "2026-11-29"],
  [
    "needed at its planned award",
    { ...SELF, plannedAwardOn: "2027-09-15" },
    "2027-10-01",
    "in-time",
    "2027-09-15",
    "2026-12-15",
  ],
  [
    "an award after the day asked about",
    { ...SELF, plannedAwardOn: "2027-09-15" },
    "2027-06-01",
    "not-by-date",
    "2027-06-01",
    "2026-09-01",
  ],
])("a third party, %s", (_, told, on, reach, neededOn, beginBy) => {
  expect(ahead(told, { on: day(on) }).needed).toEqual({ reach, neededOn, beginBy });
});

test("what only waits for an affirmation needs no assessment", () => {
  expect(ahead({}).needed).toBeNull();
});

test("a Conditional status that counts today is closed out, and takes no other assessment", () => {
  const open = { score: 109, openRequirements: [{ id: "3.1.3" }] };
  const told: Given = {
    held: "Conditional Level 2 (C3PAO) of 2026-09-01",
    affirmed: ["2026-09-01"],
    facts: open,
  };
  expect(ahead(told)).toMatchObject({ ahead: "ineligible", needed: null });
  const expired: Given = {
    ...told,
    held: "Conditional Level 2 (C3PAO) of 2026-05-01",
    affirmed: ["2026-05-01"],
  };
  expect(ahead(expired).needed).toMatchObject({ neededOn: TODAY });
});

test("who has a status that ends needs another by the day after", () => {
  const told: Given = { held: "Final Level 2 (C3PAO) of 2024-03-31", affirmed: ["2026-10-01"] };
  expect(ahead(told).needed).toMatchObject({ neededOn: "2027-04-01", reach: "not-by-date" });
  expect(ahead(told, { lead: { count: 100, unit: "days" } }).needed?.reach).toBe("in-time");
});

test("nothing is needed where no third party is required", () => {
  expect(ahead({ held: "nothing", required: "Level 2 (Self)" }).needed).toBeNull();
});
