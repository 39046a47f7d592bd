import { expect, test } from "vitest";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listDifferences } from "./differences.ts";
import { type ReasonChange, tellReasonChange } from "./reason-events.ts";
import type { Snapshot, SnapshotFact, SnapshotSubcontract } from "./snapshot.ts";

const day = calendarDate;
const today = day("2026-05-20");
const moment = { asOf: today, knownOn: today };

const verdict: EligibilityVerdict = {
  verdict: "eligible",
  required: "Level 2 (C3PAO)",
  citation: "32 CFR 170.23(a)(4)",
  satisfiedBy: "a1",
  holdsUntil: day("2026-06-01"),
  reasons: [],
};
const subcontract: SnapshotSubcontract = {
  id: "s1",
  name: "SC-1001",
  terms: { Information: "CUI", Title: "Housings" },
  required: "Level 2 (C3PAO)",
  verdict,
  state: "eligible",
  flowdown: null,
  award: null,
};
const fact: SnapshotFact = {
  lineageId: "l1",
  id: "f1",
  kind: "affirmation",
  summary: "Affirmed on 3 May 2025",
  supplierName: "Harrow Tool",
  receivedOn: day("2026-05-01"),
  review: null,
};
const contract = { id: "c1", name: "FA8625-26-C-0001", terms: { Requires: "Level 2 (Self)" } };
const snapshot = (change: Partial<Snapshot> = {}): Snapshot => ({
  moment,
  contracts: [contract],
  suppliers: [],
  subcontracts: [subcontract],
  facts: [fact],
  ...change,
});
const differences = (before: Snapshot, after: Snapshot, reasons: ReasonChange[] = []) =>
  listDifferences(before, after, new Map([["s1", reasons]]), today);

test("nothing is told of what stayed the same", () => {
  expect(differences(snapshot(), snapshot())).toEqual([]);
});

test("a reason is told with the day it began and the day it was learned", () => {
  const overdue: ReasonChange = {
    code: "affirmation-overdue",
    began: true,
    since: day("2026-05-03"),
    learnedOn: day("2026-05-09"),
  };
  const after = { ...subcontract, state: "ineligible" as const };
  expect(differences(snapshot(), snapshot({ subcontracts: [after] }), [overdue])).toEqual([
    {
      about: "Subcontract SC-1001",
      sentences: [
        "Verdict: Eligible → Ineligible.",
        "The affirmation became overdue on 3 May 2026; we learned it on 9 May 2026.",
      ],
    },
  ]);
});

test.each([
  [
    { since: day("2026-05-03"), learnedOn: null },
    "became overdue on 3 May 2026; this could be foreseen.",
  ],
  [
    { since: day("2026-06-03"), learnedOn: null },
    "becomes overdue on 3 Jun 2026; this could be foreseen.",
  ],
  [{ since: null, learnedOn: day("2026-05-09") }, "became overdue, as we learned on 9 May 2026."],
])("%o", (change, words) => {
  expect(tellReasonChange({ code: "affirmation-overdue", began: true, ...change }, today)).toBe(
    `The affirmation ${words}`,
  );
});

test("changed terms read from the former to the present", () => {
  const after = snapshot({
    contracts: [{ ...contract, terms: { Requires: "Level 2 (C3PAO)" } }],
    subcontracts: [{ ...subcontract, terms: { Information: "FCI", Title: "Housings" } }],
  });
  expect(differences(snapshot(), after)).toEqual([
    {
      about: "Contract FA8625-26-C-0001",
      sentences: ["Requires: Level 2 (Self) → Level 2 (C3PAO)."],
    },
    { about: "Subcontract SC-1001", sentences: ["Information: CUI → FCI."] },
  ]);
});

test("what was issued and awarded since is told with its day", () => {
  const after = {
    ...subcontract,
    flowdown: { id: "d1", issuedOn: day("2026-05-04") },
    award: { awardedOn: day("2026-05-10"), isSupported: false },
  };
  expect(differences(snapshot(), snapshot({ subcontracts: [after] }))[0]?.sentences).toEqual([
    "The flowdown was issued on 4 May 2026.",
    "It was awarded on 10 May 2026 by exception.",
  ]);
});

test("facts are told as received, corrected and checked", () => {
  const review = { outcome: "accepted" as const, on: day("2026-05-12") };
  const corrected = { ...fact, id: "f2", summary: "Affirmed on 3 May 2026", review };
  expect(differences(snapshot(), snapshot({ facts: [corrected] }))).toEqual([
    {
      about: "Affirmation of Harrow Tool",
      sentences: [
        "Corrected on 1 May 2026: Affirmed on 3 May 2025 → Affirmed on 3 May 2026.",
        "Accepted on 12 May 2026.",
      ],
    },
  ]);
  expect(differences(snapshot({ facts: [] }), snapshot())[0]?.sentences).toEqual([
    "Received on 1 May 2026: Affirmed on 3 May 2025.",
  ]);
  expect(differences(snapshot(), snapshot({ facts: [{ ...fact, review }] }))[0]?.sentences).toEqual(
    ["Accepted on 12 May 2026."],
  );
});

test("what was not recorded yet, or is not here any more, is told so", () => {
  const before = snapshot({ subcontracts: [], contracts: [] });
  expect(differences(before, snapshot())).toEqual([
    { about: "Contract FA8625-26-C-0001", sentences: ["Was not recorded yet."] },
    { about: "Subcontract SC-1001", sentences: ["Was not recorded yet."] },
  ]);
});
