import { expect, test } from "vitest";
import { OVERSIGHT_ACTIONS } from "./actions.ts";
import { sayEntry } from "./entry-words.ts";

test.each<[string, Record<string, unknown>, string]>([
  ["audit.viewed", { page: "working-paper" }, "The working paper of the room."],
  [
    "audit.viewed",
    { page: "0198c2f4-93a1-7c1e-9d2b-0c6e5a4b3f21" },
    "The page of the subcontract.",
  ],
  [
    "flowdown.issued",
    {
      required: "Level 2 (C3PAO)",
      code: "cui-level-2-c3pao",
      dueOn: "2026-05-03",
      citation: "32 CFR 170.23(a)(3)",
      clauses: [{}, {}],
    },
    "Level 2 (C3PAO), with 2 clauses. Answer due 3 May 2026. 32 CFR 170.23(a)(3).",
  ],
  [
    "access-key.made",
    { name: "Purchasing system", lastOn: "2027-11-30" },
    "“Purchasing system”, until 30 Nov 2027.",
  ],
  [
    "access-key.ended",
    { name: "Purchasing system", lastOn: "2027-11-30", personName: "Dana Ruiz" },
    "“Purchasing system”, until 30 Nov 2027. Of Dana Ruiz.",
  ],
  [
    "deputy.named",
    {
      ownerName: "Renata Solis",
      deputyName: "Dana Ruiz",
      reason: "On leave.",
      startsOn: "2026-12-01",
      endsOn: "2026-12-12",
    },
    "Dana Ruiz for Renata Solis, from 1 Dec 2026 until 12 Dec 2026. “On leave.”",
  ],
  [
    "lower-tiers.chosen",
    { primeName: "Corvane", number: "W-1002", after: { subcontracts: ["LP-10", "LP-11"] } },
    "LP-10, LP-11, for W-1002 of Corvane.",
  ],
  [
    "lower-tiers.told",
    {
      content: {
        direct: 2,
        further: 0,
        mustCarry: 2,
        passedOn: 2,
        acknowledged: 1,
        worst: "lapsing",
        holdsUntil: "2027-01-04",
        named: null,
      },
    },
    "2 lower-tier subcontracts. The clauses were passed on to 2 of 2 that must carry them; 1 accepted them. All together: Eligible (lapsing), until 4 Jan 2027. Without names.",
  ],
  [
    "fact.accepted",
    { kind: "assessment", method: "certificate", note: "Seen.", evidence: ["a"] },
    "Assessment. Read on the certificate of status. 1 file beside it. “Seen.”",
  ],
  [
    "fact.returned",
    { kind: "affirmation", method: null, note: "Too old." },
    "Affirmation. “Too old.”",
  ],
  [
    "posture.changed",
    {
      before: { verdict: "eligible" },
      after: { verdict: "ineligible", holdsUntil: null, reasons: ["affirmation-overdue"] },
    },
    "From eligible to ineligible. The affirmation is older than one year.",
  ],
  [
    "posture.changed",
    { before: null, after: { verdict: "eligible", holdsUntil: "2027-09-03", reasons: ["met"] } },
    "Eligible, holds until 3 Sep 2027.",
  ],
  [
    "award.recorded",
    { awardedOn: "2026-11-01", isSupported: false, verdict: { verdict: "ineligible" } },
    "Awarded on 1 Nov 2026, allowed by an exception. The verdict of that day: ineligible.",
  ],
  [
    "contract.changed",
    { before: { title: "A", endsOn: "2027-01-01" }, after: { title: "B", endsOn: "2028-01-01" } },
    "Changed: title, ends on.",
  ],
  [
    "questionnaire.sent",
    { title: "Prohibited sources", version: 1, dueOn: "2026-12-20" },
    "“Prohibited sources”, version 1. Answer due 20 Dec 2026.",
  ],
  [
    "questionnaire.submitted",
    {
      title: "Prohibited sources",
      version: 1,
      answers: { a: {}, b: {} },
      isSigned: true,
      submittedBy: "R. Moss",
    },
    "“Prohibited sources”, version 1. 2 answers, signed by R. Moss.",
  ],
  [
    "questionnaire.returned",
    { title: "Prohibited sources", version: 1, returned: [{}], message: "One thing." },
    "“Prohibited sources”, version 1. 1 answer returned. “One thing.”",
  ],
  ["audit.question", { text: "Why?" }, "“Why?”"],
  ["something.new", { text: "Why?" }, ""],
])("%s %o reads %j", (action, detail, words) => {
  expect(sayEntry({ action, detail })).toBe(words);
});

test.each(Object.keys(OVERSIGHT_ACTIONS))(
  "an entry %s without its details still reads",
  (action) => {
    expect(sayEntry({ action, detail: {} })).not.toMatch(/undefined|null|\[object/);
  },
);
