import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { SUBMISSION_SECTIONS } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { OFFLINE_QUESTIONS } from "./questions.ts";
import { readOfflineAnswers } from "./read-answers.ts";
import { ANSWER_COLUMN, writeOfflineSheets } from "./write-sheets.ts";

const CONTEXT = { on: calendarDate("2026-11-24"), required: "Level 2 (Self)" as const };
const REQUEST = {
  primeName: "Corvane",
  subcontractNumber: "R-2003",
  required: "Level 2 (Self)",
  why: "CUI flows to you.",
  dueOn: "2026-12-18",
  clauses: [],
};

/** The sheet as somebody fills it in, by the keys of its rows. */
function filledIn(typed: Record<string, string>, known: Record<string, SectionValues> = {}) {
  const sections = SUBMISSION_SECTIONS.map((section) => ({
    section,
    values: known[section] ?? {},
  }));
  const [sheet] = writeOfflineSheets(REQUEST, sections);
  if (!sheet) throw new Error("no sheet");
  const rows = sheet.rows.map((cells, index) => {
    const copy = cells.map(String);
    copy[ANSWER_COLUMN] = typed[copy.at(-1) ?? ""] ?? copy[ANSWER_COLUMN] ?? "";
    return { row: index + 2, cells: copy };
  });
  return [{ row: 1, cells: sheet.columns.map(({ header }) => header) }, ...rows];
}
const read = (rows: ReturnType<typeof filledIn>) =>
  readOfflineAnswers(rows, SUBMISSION_SECTIONS, CONTEXT);

test("what is known is filled in and comes back as it was", () => {
  const assessment = {
    cmmcType: "Level 2 (Self)",
    cmmcStatus: "Conditional",
    cmmcOpen: ["3.1.5", "3.13.11 partial"],
  };
  const { answers, problems } = read(filledIn({}, { assessment }));
  expect(answers.get("assessment")).toEqual(assessment);
  expect(problems).toEqual([]);
});

test("answers are read by the keys of their rows, whatever the order of rows", () => {
  const rows = filledIn({ "organization.uei": "K7NQ4M2XWR91", "acknowledgement.accepts": "yes" });
  const [head, ...rest] = rows;
  const { answers } = read([...(head ? [head] : []), ...rest.reverse()]);
  expect(answers.get("organization")).toEqual({ uei: "K7NQ4M2XWR91" });
  expect(answers.get("acknowledgement")).toEqual({ accepts: "on" });
});

test("each wrong cell is named with its question; what is missing is no problem yet", () => {
  const { problems } = read(
    filledIn({
      "organization.uei": "TOO-SHORT",
      "assessment.cmmcType": "Level Two",
      "affirmation.affirmedOn": "soon",
    }),
  );
  expect(problems.map(({ cell, label }) => `${cell} ${label}`)).toEqual([
    "C16 Which CMMC status do you have?",
    "C3 Unique Entity ID (UEI)",
    "C30 Date of the last affirmation",
  ]);
});

test("nothing is read of a spreadsheet of something else", () => {
  expect(read([{ row: 1, cells: ["Part", "Price"] }]).rowCount).toBe(0);
});

test("every list fits into a cell's rule", () => {
  for (const { options } of OFFLINE_QUESTIONS) {
    const labels = (options ?? []).map(({ label }) => label);
    expect(labels.join(",").length).toBeLessThanOrEqual(255);
    expect(labels.some((label) => label.includes(","))).toBe(false);
  }
});
