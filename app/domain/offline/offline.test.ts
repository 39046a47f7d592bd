import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { SUBMISSION_SECTIONS } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { fillFromSheet } from "./fill.ts";
import { findWhoseSheet } from "./mark.ts";
import { OFFLINE_QUESTIONS } from "./questions.ts";
import { readOfflineAnswers } from "./read-answers.ts";
import { sayWhyNotRead } from "./why-not-read.ts";
import { ANSWER_COLUMN, HAD_COLUMN, KEY_COLUMN, writeOfflineSheets } from "./write-sheets.ts";

const CONTEXT = { on: calendarDate("2026-11-24"), required: "Level 2 (Self)" as const };
const REQUEST = {
  id: "6f0d2c1e-8a3b-4c5d-9e7f-0a1b2c3d4e5f",
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
    copy[ANSWER_COLUMN] = typed[copy[KEY_COLUMN] ?? ""] ?? copy[ANSWER_COLUMN] ?? "";
    return { row: index + 2, cells: copy };
  });
  return [{ row: 1, cells: sheet.columns.map(({ header }) => header) }, ...rows];
}
const read = (rows: ReturnType<typeof filledIn>) =>
  readOfflineAnswers(rows, SUBMISSION_SECTIONS, CONTEXT);

test("what is known is filled in, and as it was it is no answer", () => {
  const assessment = {
    cmmcType: "Level 2 (Self)",
    cmmcStatus: "Conditional",
    cmmcOpen: ["3.1.5", "3.13.11 partial"],
  };
  const { answers, unchanged, problems } = read(filledIn({}, { assessment }));
  expect(answers.size).toBe(0);
  expect(unchanged.get("assessment")).toEqual(assessment);
  expect(problems).toEqual([]);
});

test("a changed cell is an answer beside those that stand as they were; an emptied one is asked about", () => {
  const organization = { legalName: "Harrow Castings", uei: "K7NQ4M2XWR91", cages: "1ABC5" };
  const reading = read(
    filledIn({ "organization.cages": "1ABC5, 2DEF6", "organization.uei": "" }, { organization }),
  );
  expect(reading.answers.get("organization")).toEqual({ cages: "1ABC5, 2DEF6" });
  expect(reading.unchanged.get("organization")).toEqual({ legalName: "Harrow Castings" });
  expect(reading.problems).toMatchObject([{ cell: "C3", text: "K7NQ4M2XWR91" }]);
  const filled = fillFromSheet(
    { section: "organization", values: organization, isTyped: false },
    reading,
  );
  expect(filled?.note).toMatchObject({
    filled: 1,
    unchanged: [{ label: "Legal name", value: "Harrow Castings" }],
  });
});

test("what stands as it was sent takes no newer answer away", () => {
  const reading = read(filledIn({}, { system: { name: "Shop network" } }));
  const standing = { section: "system" as const, values: { name: "New network" }, isTyped: false };
  expect(fillFromSheet(standing, reading)).toBeNull();
});

test("the mark is read wherever its column went, and one of another request is found among ours", () => {
  const rows = filledIn({ "organization.employees": "12" });
  const turned = rows.map(({ row, cells }) => ({ row, cells: [...cells].reverse() }));
  const other = crypto.randomUUID();
  const mixed = [...rows, { row: 99, cells: ["", "", "x", "", "organization.address", "", other] }];
  const unmarked = rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, HAD_COLUMN) }));
  const whose = (of: typeof rows, isSaidToBe = false) =>
    findWhoseSheet(read(of), REQUEST.id, isSaidToBe);
  expect(whose(turned)).toBe("ours");
  expect(read(turned).answers.get("organization")).toEqual({ employees: "12" });
  expect(whose(mixed)).toEqual({ otherRequestId: other });
  expect(whose(mixed, true)).toEqual({ otherRequestId: other });
  expect(whose(unmarked)).toBe("unmarked");
  expect(whose(unmarked, true)).toBe("ours");
});

test("where the mark was lost, what the portal has stands for what was filled in", () => {
  const organization = { legalName: "Harrow Castings", uei: "K7NQ4M2XWR91" };
  const rows = filledIn({ "organization.employees": "12" }, { organization }).map((one) => ({
    ...one,
    cells: one.cells.slice(0, HAD_COLUMN),
  }));
  const known = [{ section: "organization" as const, values: organization }];
  const reading = readOfflineAnswers(rows, SUBMISSION_SECTIONS, CONTEXT, known);
  expect(reading.answers.get("organization")).toEqual({ employees: "12" });
  expect(reading.unchanged.get("organization")).toEqual(organization);
});

test("a refusal names the other request where it may be known, and no more", () => {
  const madeFor = { number: "R-2007", with: "Corvane" };
  expect(sayWhyNotRead({ madeFor }, "R-2003").file?.[0]).toContain(
    "made for R-2007 (Corvane), not for R-2003",
  );
  expect(sayWhyNotRead({ madeFor: null }, "R-2003").file?.[0]).toContain(
    "made for another request, not for R-2003",
  );
  expect(Object.keys(sayWhyNotRead("unmarked", "R-2003"))).toEqual(["isOfThisRequest"]);
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
