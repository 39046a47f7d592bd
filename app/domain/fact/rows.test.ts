import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import type { FactOf } from "./content.ts";
import { compareFacts, listFactRows } from "./rows.ts";

const assessment: FactOf<"assessment"> = {
  id: "f1",
  organizationId: "o1",
  kind: "assessment",
  lineageId: "f1",
  supersedesId: null,
  recordedAt: "2026-11-01T10:00:00.000Z",
  recordedByName: "Ada Reyes",
  contentHash: "0".repeat(64),
  evidence: [],
  content: {
    systemLineageId: "s1",
    type: "Level 2 (Self)",
    status: "Conditional",
    statusDate: calendarDate("2026-06-01"),
    cmmcUid: "AB12CD34EF",
    score: 105,
    openRequirements: [{ id: "3.13.11", partial: true }, { id: "3.1.9" }],
    cages: ["1ABC5", "2DEF6"],
    assessor: null,
    fullScoreOn: null,
  },
};

test.each([
  [QUESTION_LABELS.openRequirements, "3.13.11 (in part), 3.1.9"],
  [QUESTION_LABELS.systemCages, "1ABC5, 2DEF6"],
  [QUESTION_LABELS.cmmcStatusDate, "2026-06-01"],
])("%s reads %s", (term, value) => {
  expect(listFactRows(assessment).find((row) => row.term === term)?.value).toBe(value);
});

test("a correction shows only what it changed", () => {
  const corrected = { ...assessment, content: { ...assessment.content, score: 108 } };
  const changes = compareFacts(assessment, corrected);
  expect(changes.map(({ term, before, after }) => [term, before?.value, after?.value])).toEqual([
    [QUESTION_LABELS.cmmcScore, "105", "108"],
  ]);
});

test("what ended an assessment is a row where it was stated, and no row where it was not", () => {
  const ended = {
    ...assessment,
    content: {
      ...assessment.content,
      closeOutPostedOn: calendarDate("2026-08-01"),
      complianceChangedOn: calendarDate("2026-09-01"),
      revokedOn: calendarDate("2026-10-01"),
    },
  };
  const terms = ["Close-out posted on", "Compliance changed on", "Revoked by DoD on"];
  const shown = (fact: typeof assessment) =>
    listFactRows(fact).filter(({ term }) => terms.includes(term));
  expect(shown(ended).map(({ value }) => value)).toEqual([
    "2026-08-01",
    "2026-09-01",
    "2026-10-01",
  ]);
  expect(shown(assessment)).toEqual([]);
  expect(compareFacts(ended, assessment).map(({ term, after }) => [term, after])).toEqual(
    terms.map((term) => [term, null]),
  );
});

const SCORED = [QUESTION_LABELS.cmmcScore, QUESTION_LABELS.openRequirements];

test.each<[string, Partial<FactOf<"assessment">["content"]>, string[]]>([
  ["a self-assessment", {}, [QUESTION_LABELS.cmmcAssessor, QUESTION_LABELS.dodFullScoreOn]],
  ["Level 1", { type: "Level 1 (Self)", status: "Final", score: null }, SCORED],
  [
    "a Basic Assessment with a full score",
    { type: "NIST SP 800-171 Basic", status: null, cmmcUid: null, score: 110 },
    [
      QUESTION_LABELS.cmmcStatus,
      QUESTION_LABELS.cmmcUid,
      QUESTION_LABELS.cmmcAssessor,
      QUESTION_LABELS.dodFullScoreOn,
    ],
  ],
])("%s has no rows for what it was never asked", (_, change, absent) => {
  const fact = { ...assessment, content: { ...assessment.content, ...change } };
  const terms = listFactRows(fact).map(({ term }) => term);
  for (const term of absent) expect(terms).not.toContain(term);
});
