import { expect, test } from "vitest";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type GapBasis, listGaps } from "./gaps.ts";

type CheckedFact = GapBasis["facts"][number];

const accepted = { outcome: "accepted", method: "certificate" } as const;
const on = (day: string): CalendarDate => calendarDate(day);
const file = (uploadedAt: string) => ({
  id: "file",
  fileName: "certificate.pdf",
  mediaType: "application/pdf",
  sizeBytes: 1,
  sha256: "0".repeat(64),
  uploadedAt,
  uploadedByName: "Ada Reyes",
});

const frame = (id: string) => ({
  id,
  organizationId: "shop",
  lineageId: id,
  supersedesId: null,
  supersededById: null,
  recordedAt: "2026-03-06T10:00:00.000Z",
  recordedByName: "Ada Reyes",
  contentHash: "",
  evidence: [file("2026-03-06T10:00:00.000Z")],
  reviews: [accepted],
});

const acknowledgement: CheckedFact = {
  ...frame("acknowledged"),
  kind: "acknowledgement",
  content: { flowdownId: "flowdown", acknowledgedOn: on("2026-03-01"), passesOnToLowerTiers: true },
  evidence: [],
};
const assessment: CheckedFact = {
  ...frame("assessment"),
  kind: "assessment",
  content: {
    systemLineageId: "system",
    type: "Level 2 (C3PAO)",
    status: "Final",
    score: 110,
    statusDate: on("2026-03-02"),
    cmmcUid: null,
    openRequirements: [],
    cages: [],
    assessor: null,
    fullScoreOn: null,
  },
};

const recorded = {
  isSupported: true,
  exceptionId: null,
  awardedOn: on("2026-03-10"),
  recordedOn: on("2026-03-10"),
  isRecordedLate: false,
  isLapsedSince: false,
};
const byException = { ...recorded, isSupported: false, exceptionId: "exception" };
const exception: GapBasis["exceptions"][number] = {
  id: "exception",
  state: "used",
  decision: { outcome: "approved" },
  conditions: [],
};

const whole: GapBasis = {
  state: "awarded",
  information: "CUI",
  cuiCategories: ["CTI"],
  flowdown: { id: "flowdown", isCurrent: true },
  facts: [acknowledgement, assessment],
  lowerTiers: [],
  toldTiers: [],
  award: recorded,
  exceptions: [],
  alsoRequired: null,
  on: on("2026-11-24"),
};
const alsoRequired = {
  code: "dod-assessment-beside",
  citation: "DFARS 252.204-7020(g)(2)",
  why: "The contract also carries it.",
} as const;
const basicOf = (day: string): CheckedFact =>
  ({
    ...assessment,
    id: "basic",
    content: {
      systemLineageId: "system",
      type: "NIST SP 800-171 Basic",
      status: null,
      score: 97,
      statusDate: on(day),
      cmmcUid: null,
      openRequirements: [],
      cages: [],
      assessor: null,
      fullScoreOn: null,
    },
  }) as CheckedFact;
const withAssessment = (change: Partial<CheckedFact>): Partial<GapBasis> => ({
  facts: [acknowledgement, { ...assessment, ...change } as CheckedFact],
});

test("a subcontract of which everything is recorded has no gap", () => {
  expect(listGaps(whole)).toEqual([]);
});

test.each<[string, readonly CheckedFact[], string[]]>([
  ["nothing of it", [], ["dod-assessment-not-shown"]],
  ["one of three years to the day", [basicOf("2023-11-24")], []],
  ["one a day older", [basicOf("2023-11-23")], ["dod-assessment-not-shown"]],
  [
    "one that was returned",
    [{ ...basicOf("2026-03-01"), reviews: [{ outcome: "returned", method: null }] }],
    ["dod-assessment-not-shown", "correction-awaited"],
  ],
])("where a DoD Assessment must stand beside the status, with %s", (_, basics, codes) => {
  const facts = [acknowledgement, assessment, ...basics];
  const gaps = listGaps({ ...whole, facts, alsoRequired });
  expect(
    gaps.map(({ code }) => code).filter((code) => code !== "evidence-older-than-fact"),
  ).toEqual(codes);
});

test.each<[string, Partial<GapBasis>, string[]]>([
  ["nobody answered what flows", { information: null, flowdown: null }, ["information-unanswered"]],
  ["nothing was issued", { flowdown: null }, ["flowdown-not-issued"]],
  [
    "the flowdown says something else by now",
    { flowdown: { id: "flowdown", isCurrent: false } },
    ["flowdown-outdated"],
  ],
  [
    "another flowdown was accepted",
    { flowdown: { id: "newer", isCurrent: true } },
    ["not-acknowledged"],
  ],
  ["a fact was not reviewed", withAssessment({ reviews: [] }), ["facts-to-review"]],
  [
    "a fact was returned",
    withAssessment({ reviews: [{ outcome: "returned", method: null }, accepted] }),
    ["correction-awaited"],
  ],
  [
    "a returned fact was corrected since",
    withAssessment({ reviews: [{ outcome: "returned", method: null }], supersededById: "next" }),
    [],
  ],
  [
    "nobody said how a fact was verified",
    withAssessment({ reviews: [{ outcome: "accepted", method: null }] }),
    ["no-verification-method"],
  ],
  [
    "a status was accepted on the supplier's word",
    withAssessment({ reviews: [{ outcome: "accepted", method: "statement-only" }] }),
    ["statement-only"],
  ],
  ["a status was accepted without evidence", withAssessment({ evidence: [] }), ["no-evidence"]],
  [
    "all evidence is older than the status",
    withAssessment({ evidence: [file("2026-03-01T09:59:59.000Z")] }),
    ["evidence-older-than-fact"],
  ],
  [
    "some evidence is of the day of the status",
    withAssessment({
      evidence: [file("2026-01-01T00:00:00.000Z"), file("2026-03-02T00:00:00.000Z")],
    }),
    [],
  ],
  [
    "an exception waits for its decision",
    { exceptions: [{ ...exception, state: "waiting", decision: null }] },
    ["exception-undecided"],
  ],
  [
    "a request for an exception was withdrawn",
    { exceptions: [{ ...exception, state: "withdrawn", decision: null }] },
    [],
  ],
  [
    "the days of an undecided exception are over",
    { exceptions: [{ ...exception, state: "expired", decision: null }] },
    [],
  ],
  ["nobody named the categories of CUI", { cuiCategories: [] }, ["cui-categories-missing"]],
  ["FCI has no categories", { information: "FCI", cuiCategories: [] }, []],
  ["the award is not recorded", { award: null }, ["award-not-recorded"]],
  ["nothing is awarded yet", { state: "proposed", award: null }, []],
  [
    "an award against the facts has no exception",
    { award: { ...byException, exceptionId: null } },
    ["unsupported-award-without-exception"],
  ],
  [
    "an award against the facts has a refused exception",
    { award: byException, exceptions: [{ ...exception, decision: { outcome: "refused" } }] },
    ["unsupported-award-without-exception"],
  ],
  [
    "an award against the facts has an approved exception",
    { award: byException, exceptions: [exception] },
    [],
  ],
  [
    "a condition of the exception was due",
    {
      award: byException,
      exceptions: [
        {
          ...exception,
          conditions: [
            { text: "Affirm in SPRS.", dueOn: on("2026-03-31"), isOverdue: true },
            { text: "Close the plan.", dueOn: on("2026-06-30"), isOverdue: false },
          ],
        },
      ],
    },
    ["condition-overdue"],
  ],
  [
    "the award was recorded late",
    { award: { ...recorded, isRecordedLate: true, recordedOn: on("2026-03-20") } },
    ["award-recorded-late"],
  ],
  [
    "the facts did not support it any more when it was recorded",
    { award: { ...recorded, isLapsedSince: true, recordedOn: on("2026-03-12") } },
    ["award-lapsed-since"],
  ],
])("when %s", (_, change, codes) => {
  expect(listGaps({ ...whole, ...change }).map(({ code }) => code)).toEqual(codes);
});

test("facts that nobody reviewed are counted, and the first is named", () => {
  const open = { ...assessment, reviews: [] };
  const facts = [acknowledgement, open, { ...open, id: "another" }];
  expect(listGaps({ ...whole, facts })).toEqual([
    {
      code: "facts-to-review",
      text: "2 facts of the supplier were not reviewed.",
      factId: "assessment",
    },
  ]);
});
