import { expect, test } from "vitest";
import type { TableRow } from "#app/domain/import/header.ts";
import { requirements } from "#catalogs/index.ts";
import { lettersOf, NO_ANSWER } from "../answer.ts";
import type { StandingAnswer } from "../settle.ts";
import { RESULT_COLUMNS, writeWorkbookSheets } from "../sheets.ts";
import { columnLetter, findResultHeader } from "./columns.ts";
import { columnsChosen } from "./form.ts";
import { planResults } from "./plan.ts";
import { readId } from "./read-id.ts";
import { readResults } from "./read-results.ts";
import { readStatus } from "./read-status.ts";

const table = (...rows: string[][]): TableRow[] =>
  rows.map((cells, index) => ({ row: index + 1, cells }));

const HEADER = [
  "Requirement",
  "Status",
  "Objectives met",
  "Reason",
  "Note",
  "Evidence",
  "Evidence date",
];

function read(rows: TableRow[], { tickMet = false } = {}) {
  const { row, columns } = findResultHeader(rows);
  return readResults(rows, { columns, headerRow: row, tickMet, on: "2026-11-29" });
}

test.each([
  ["3.1.1", "3.1.1", null],
  ["AC.L2-3.1.1", "3.1.1", null],
  ["AC.L1-3.1.1", "3.1.1", null],
  [" 3.1.1[b] ", "3.1.1", "b"],
  ["3.1.1.b", "3.1.1", "b"],
  ["3.1.1(b)", "3.1.1", "b"],
  ["3.1.1b", "3.1.1", "b"],
  ["SC.L2–3.13.11", "3.13.11", null],
])("%s is requirement %s, objective %s", (typed, requirement, letter) => {
  expect(readId(typed)).toEqual({ ok: true, requirement, letter });
});

test.each([
  ["03.01.01", "Revision 3"],
  ["3.1.99", "no requirement 3.1.99"],
  ["3.1.2[c]", "no objective [c]"],
  ["Access Control", "not the number"],
  ["", "not the number"],
])("%s is refused: %s", (typed, words) => {
  expect(readId(typed)).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
});

test.each([
  ["MET", "met"],
  ["Fully Implemented", "met"],
  ["Not Met", "not-met"],
  ["other than satisfied", "not-met"],
  ["POA&M", "not-met"],
  ["N/A", "not-applicable"],
  ["Partially implemented", "partial"],
  ["Temporary deficiency", "temporary-deficiency"],
  ["maybe", null],
])("%s reads as %s", (typed, status) => {
  expect(readStatus(typed)).toBe(status);
});

test("the row that names the columns is found below a title, and what each holds is guessed", () => {
  const rows = table(
    ["Shop self-assessment 2026"],
    [],
    ["Family", "Control ID", "Implementation Status", "Comments", "Artifacts"],
    ["AC", "3.1.1", "Implemented", "", ""],
  );
  expect(findResultHeader(rows)).toEqual({
    row: 3,
    names: ["Family", "Control ID", "Implementation Status", "Comments", "Artifacts"],
    columns: {
      requirement: 1,
      status: 2,
      objectives: null,
      ground: null,
      note: 3,
      evidence: 4,
      evidenceOn: null,
    },
  });
});

test("a column that somebody chose takes the place of the guess, and one taken away is none", () => {
  const header = findResultHeader(table(HEADER, ["3.1.1", "Met"]));
  const mapped = "yes" as const;
  expect(columnsChosen({ requirement: "4" }, header)).toEqual(header.columns);
  expect(columnsChosen({ mapped, requirement: "4", status: "", note: "99" }, header)).toMatchObject(
    {
      requirement: 4,
      status: null,
      note: null,
    },
  );
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});

test("one row for each objective ticks those that are met", () => {
  const { results, problems } = read(
    table(
      ["Objective", "Result"],
      ["3.1.2[a]", "Met"],
      ["3.1.2[b]", "Not met"],
      ["3.1.1[a]", "Met"],
      ["3.1.1[b]", "n/a"],
    ),
  );
  expect(problems).toEqual([]);
  expect(results.map(({ requirement, said }) => [requirement, said])).toEqual([
    ["3.1.1", { objectives: ["a", "b"] }],
    ["3.1.2", { objectives: ["a"] }],
  ]);
});

test("met ticks the objectives only where that is asked", () => {
  const rows = table(["Requirement", "Status"], ["3.1.2", "Met"]);
  expect(read(rows).results[0]?.said).toEqual({ status: "met" });
  expect(read(rows, { tickMet: true }).results[0]?.said).toEqual({
    status: "met",
    objectives: ["a", "b"],
  });
});

test("rows for a requirement and rows for its objectives are read together, in any order", () => {
  const rows = [
    ["3.1.2[b]", "Met"],
    ["3.1.2", "Met"],
    ["3.1.2[a]", "Not met"],
  ];
  for (const order of [rows, [...rows].reverse()]) {
    const { results, problems } = read(table(["Requirement", "Status"], ...order), {
      tickMet: true,
    });
    expect(problems).toEqual([]);
    expect(results[0]?.said).toEqual({ status: "met", objectives: ["b"] });
  }
  const twice = read(table(["Requirement", "Status"], ...rows, ["3.1.2", "Not met"]));
  expect(twice.problems).toMatchObject([{ row: 5, column: "A" }]);
});

test("each of twelve mistakes is pointed at by its cell, and the rest is read", () => {
  const mistakes: [number, string, string][] = [
    [2, "A", "no requirement 3.1.99"],
    [3, "A", "Revision 3"],
    [4, "A", "names no requirement"],
    [6, "A", "stands in row 5 already"],
    [7, "B", "“maybe” is no status"],
    [8, "B", "can be met in part"],
    [9, "D", "without a reason"],
    [10, "C", "no objective [z]"],
    [11, "G", "is not a date"],
    [12, "G", "in the future"],
    [13, "E", "longer than 1000 characters"],
    [14, "B", "3.12.4 is met or not met"],
  ];
  const { results, problems } = read(
    table(
      HEADER,
      ["3.1.99", "Met"],
      ["03.01.01", "Met"],
      ["", "Met"],
      ["3.1.1", "Not met"],
      ["3.1.1", "Met"],
      ["3.1.2", "maybe"],
      ["3.1.3", "Partial"],
      ["3.1.16", "N/A"],
      ["3.1.4", "Met", "a, b, z"],
      ["3.1.5", "Met", "", "", "", "", "soon"],
      ["3.1.6", "Met", "", "", "", "", "2027-02-01"],
      ["3.1.7", "Met", "", "", "x".repeat(1_001)],
      ["3.12.4", "N/A"],
      ...requirements
        .filter(({ id }) => !/^3\.1\.[1-7]$|^3\.1\.16$|^3\.12\.4$/.test(id))
        .map(({ id }) => [id, "Met", "all", "", "As the plan says"]),
    ),
  );
  expect(problems.map(({ row, column }) => [row, column])).toEqual(
    mistakes.map(([row, column]) => [row, column]),
  );
  for (const [index, [, , words]] of mistakes.entries())
    expect(problems[index]?.problem).toContain(words);
  expect(results.map(({ requirement }) => requirement)).toEqual(requirements.map(({ id }) => id));
  const said = (id: string) => results.find(({ requirement }) => requirement === id)?.said;
  expect(said("3.1.1")).toEqual({ status: "not-met" });
  expect(said("3.1.3")).toEqual({ status: "not-met" });
  expect(said("3.1.4")).toEqual({ status: "met", objectives: ["a", "b"] });
  expect(said("3.14.7")).toMatchObject({ status: "met", objectives: ["a", "b"] });
});

test("a blank cell takes nothing away, and what says the same changes nothing", () => {
  const now: StandingAnswer = {
    requirement: "3.1.2",
    version: 3,
    answer: { ...NO_ANSWER, status: "not-met", note: "Ours" },
    answeredBy: "Dana",
    answeredAt: "2026-11-29T10:00:00.000Z",
  };
  const plan = (said: object) =>
    planResults([{ requirement: "3.1.2", row: 2, said }], new Map([["3.1.2", now]]));
  expect(plan({ status: "met" })).toMatchObject([
    { version: 3, answer: { status: "met", note: "Ours" }, standing: now.answer },
  ]);
  expect(plan({ status: "not-met" })).toEqual([]);
});

test("a workbook that was downloaded is read back as it was", () => {
  const answers = requirements.map(({ id }, index): [string, StandingAnswer] => [
    id,
    {
      requirement: id,
      version: 1,
      answer: {
        status: index % 2 ? "met" : "not-met",
        objectives: lettersOf(id).filter((_, place) => place % 2 === index % 2),
        ground: "",
        note: `Note ${index}`,
        evidence: `File ${index}.pdf`,
        evidenceOn: "2026-10-01",
      },
      answeredBy: "Dana",
      answeredAt: "2026-11-29T10:00:00.000Z",
    },
  ]);
  const standing = new Map(answers);
  const [sheet] = writeWorkbookSheets("Shop network", standing);
  const rows = table(
    RESULT_COLUMNS.map(({ header }) => header),
    ...(sheet?.rows ?? []).map((row) => row.map(String)),
  );
  const { results, problems } = read(rows);
  expect(problems).toEqual([]);
  expect(results).toHaveLength(110);
  expect(planResults(results, standing)).toEqual([]);
});
