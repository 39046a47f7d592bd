import { expect, test } from "vitest";
import { ASSESSMENT_TYPES } from "#app/domain/cmmc/vocabulary.ts";
import { questionnaire } from "#catalogs/index.ts";
import { listAskedQuestions, listUnanswered } from "./questions.ts";

const asked = (section: string, answers: Record<string, string>) =>
  listAskedQuestions(questionnaire(), section, answers).map((question) => question.id);

test("without a CMMC status nothing more is asked about one", () => {
  expect(asked("cmmc-status", { "has-cmmc-status": "no" })).toEqual(["has-cmmc-status"]);
});

test("a Conditional status is asked what is open, a Level 1 is not asked for a score", () => {
  const conditional = {
    "has-cmmc-status": "yes",
    "cmmc-type": "Level 2 (Self)",
    "cmmc-status": "Conditional",
  };
  expect(asked("cmmc-status", conditional)).toContain("cmmc-open-requirements");
  const level1 = { "has-cmmc-status": "yes", "cmmc-type": "Level 1 (Self)" };
  expect(asked("cmmc-status", level1)).not.toContain("cmmc-score");
});

test("blanks count as unanswered, and what need not be answered does not", () => {
  const answers = { "system-name": "Office", "system-cages": "  ", "plan-name": "Plan" };
  expect(listUnanswered(questionnaire(), "information-system", answers)).toEqual([
    "system-cages",
    "plan-version",
    "plan-date",
  ]);
});

test("the kinds of assessment offered are those the rules know", () => {
  const offered = questionnaire()
    .sections.flatMap((section) => section.questions)
    .filter(({ id }) => id === "cmmc-type" || id === "dod-confidence")
    .flatMap((question) => question.choices ?? []);
  expect(offered).toEqual([...ASSESSMENT_TYPES]);
});

test("a section that does not exist is an error of the caller", () => {
  expect(() => listAskedQuestions(questionnaire(), "weather", {})).toThrow(RangeError);
});
