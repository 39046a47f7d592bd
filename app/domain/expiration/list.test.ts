import { expect, test } from "vitest";
import { assessment } from "#app/domain/eligibility/stated.ts";
import { calendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { EXPIRATION_KINDS } from "./kinds.ts";
import { type ExpirationInput, listExpirations } from "./list.ts";

const day = calendarDate;
const about = {
  subcontract: { id: "s1", name: "SC-1" },
  supplier: { id: "p1", name: "Harrow Castings" },
  contract: { id: "c1", name: "FA8620-26-C-0042" },
};
const NOTHING: ExpirationInput = {
  asOf: day("2026-11-24"),
  suppliers: [],
  verdicts: [],
  requests: [],
  questionnaires: [],
  conditions: [],
  plans: [],
  contracts: [],
  ownTerms: [],
};
const list = (change: Partial<ExpirationInput>) => listExpirations({ ...NOTHING, ...change });
const lines = (change: Partial<ExpirationInput>) =>
  list(change).map(({ kind, on }) => `${on} ${kind}`);

const EVERYTHING: Partial<ExpirationInput> = {
  suppliers: [
    {
      ...about.supplier,
      assessments: [assessment("Conditional Level 2 (Self) of 2026-06-01")],
      affirmations: [],
      certificates: [{ id: "i1", name: "ISO/IEC 27001:2022", expiresOn: day("2027-01-15") }],
      evidence: [
        { id: "e1", fileName: "audit.pdf", validUntil: day("2027-01-20"), certificateIds: [] },
      ],
    },
  ],
  verdicts: [
    {
      about,
      verdict: "eligible",
      citation: "32 CFR 170.23(a)(3)",
      holdsUntil: day("2026-11-28"),
    },
  ],
  requests: [{ id: "r1", dueOn: day("2026-11-20"), about }],
  questionnaires: [
    { id: "q1", title: "Prohibited sources", dueOn: day("2026-11-22"), supplier: about.supplier },
  ],
  conditions: [{ id: "d1", text: "Monthly report", dueOn: day("2026-12-01"), about }],
  plans: [
    {
      id: "m1",
      systemName: "Shop network",
      openCount: 2,
      nextDueOn: day("2026-12-10"),
      supplier: about.supplier,
    },
  ],
  contracts: [
    {
      id: "c1",
      piid: "FA862026C0042",
      endsOn: day("2027-09-30"),
      options: [{ id: "o1", name: "Option 1", exerciseOn: day("2027-03-31") }],
    },
  ],
  ownTerms: [
    {
      id: "t1",
      requiredStatus: "Level 2 (C3PAO)",
      until: day("2027-02-28"),
      subcontract: null,
      contract: null,
    },
  ],
};

test("every kind of ending is listed, the soonest first and those of one day in their order", () => {
  expect(lines(EVERYTHING)).toEqual([
    "2026-06-01 affirmation-due",
    "2026-11-20 answer-due",
    "2026-11-22 questionnaire-due",
    "2026-11-28 verdict-ends",
    "2026-11-28 close-out-due",
    "2026-11-28 status-expires",
    "2026-12-01 condition-due",
    "2026-12-10 plan-due",
    "2027-01-15 certificate-expires",
    "2027-01-20 evidence-expires",
    "2027-02-28 own-term-ends",
    "2027-03-31 option-to-exercise",
    "2027-09-30 contract-ends",
  ]);
  expect(new Set(list(EVERYTHING).map(({ kind }) => kind)).size).toBe(EXPIRATION_KINDS.length);
});

test("what the rule sets is cited, and nothing else", () => {
  const cited = list(EVERYTHING).map(({ kind, citation }) => [kind, citation !== null]);
  expect(Object.fromEntries(cited)).toEqual({
    "affirmation-due": true,
    "answer-due": false,
    "questionnaire-due": false,
    "verdict-ends": true,
    "close-out-due": true,
    "status-expires": true,
    "condition-due": false,
    "plan-due": false,
    "certificate-expires": false,
    "evidence-expires": false,
    "own-term-ends": false,
    "option-to-exercise": false,
    "contract-ends": false,
  });
});

test("each says in a sentence what it means, with its day", () => {
  for (const { meaning, on } of list(EVERYTHING)) {
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(meaning).toContain(formatDate(on));
  }
});

test.each([
  ["on its day", "2026-11-24", 1],
  ["the day after", "2026-11-23", 0],
])("a contract that ended is no longer listed: %s", (_, endsOn, expected) => {
  const contracts = [{ id: "c1", piid: "FA862026C0042", endsOn: day(endsOn), options: [] }];
  expect(list({ contracts })).toHaveLength(expected);
});

test.each([
  ["ineligible", 0],
  ["eligible", 1],
  ["no-requirement", 1],
] as const)("the end of a verdict that is %s", (verdict, expected) => {
  const verdicts = [{ about, verdict, citation: "32 CFR 170.23", holdsUntil: day("2026-12-01") }];
  expect(list({ verdicts })).toHaveLength(expected);
});

test("an own term without an end has none", () => {
  const [term] = EVERYTHING.ownTerms ?? [];
  if (!term) throw new Error("no own term");
  expect(list({ ownTerms: [{ ...term, until: null }] })).toEqual([]);
});

test("a file that names the last day of its certificate says nothing more than the certificate", () => {
  const [supplier] = EVERYTHING.suppliers ?? [];
  if (!supplier) throw new Error("no supplier");
  const kindsWith = (validUntil: string, certificateIds: string[]) =>
    list({
      suppliers: [
        {
          ...supplier,
          assessments: [],
          evidence: [
            { id: "e1", fileName: "iso.pdf", validUntil: day(validUntil), certificateIds },
          ],
        },
      ],
    }).map(({ kind }) => kind);
  expect(kindsWith("2027-01-15", ["i1"])).toEqual(["certificate-expires"]);
  expect(kindsWith("2027-01-14", ["i1"])).toContain("evidence-expires");
  expect(kindsWith("2027-01-15", [])).toContain("evidence-expires");
  expect(kindsWith("2027-01-15", ["of another"])).toContain("evidence-expires");
});
