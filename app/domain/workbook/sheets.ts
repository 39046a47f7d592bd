import { pointsLost } from "#app/domain/sprs/points.ts";
import { objectives, requirements } from "#catalogs/index.ts";
import { letterOf, NO_ANSWER, STATUS_WORDS } from "./answer.ts";
import { evaluateWorkbook } from "./evaluate.ts";
import { resultOf } from "./result-of.ts";
import type { StandingAnswer } from "./settle.ts";

/** A cell is text or a number. */
export type Cell = string | number;

/** One sheet of a spreadsheet: its columns with their widths in characters, and its rows. */
export type Sheet = {
  name: string;
  columns: {
    header: string;
    width: number;
    isHidden?: boolean;
    /** in a sheet with such a column, its cells alone can be changed */
    isOpen?: boolean;
  }[];
  rows: Cell[][];
  /** what a cell is chosen from, and the help that is shown in it; rows and columns from 0 */
  choices?: { row: number; column: number; options: readonly string[] | null; help: string }[];
};

/** The columns of the results, which can be taken in again under the same names. */
export const RESULT_COLUMNS = [
  { header: "Requirement", width: 13 },
  { header: "CMMC id", width: 16 },
  { header: "Title", width: 34 },
  { header: "Points", width: 8 },
  { header: "Status", width: 20 },
  { header: "Counts as", width: 20 },
  { header: "Points lost", width: 11 },
  { header: "Objectives met", width: 20 },
  { header: "Objectives in all", width: 16 },
  { header: "Reason", width: 40 },
  { header: "Note", width: 40 },
  { header: "Evidence", width: 40 },
  { header: "Evidence date", width: 14 },
  { header: "Answered by", width: 20 },
  { header: "Answered at (UTC)", width: 20 },
];

/**
 * A workbook as the sheets of a spreadsheet: the results, the objectives, and what they come to.
 *
 * @param systemName what the organization calls the system.
 * @throws never
 */
export function writeWorkbookSheets(
  systemName: string,
  standing: ReadonlyMap<string, StandingAnswer>,
): Sheet[] {
  return [
    { name: "Results", columns: RESULT_COLUMNS, rows: resultRows(standing) },
    {
      name: "Objectives",
      columns: [
        { header: "Objective", width: 13 },
        { header: "In plain words", width: 90 },
        { header: "Met", width: 8 },
      ],
      rows: objectiveRows(standing),
    },
    {
      name: "Summary",
      columns: [
        { header: "What", width: 44 },
        { header: "Value", width: 60 },
      ],
      rows: summaryRows(systemName, standing),
    },
  ];
}

function resultRows(standing: ReadonlyMap<string, StandingAnswer>): Cell[][] {
  return requirements.map((requirement) => {
    const { id, cmmcId, title, points, objectives: count } = requirement;
    const found = standing.get(id);
    const {
      status,
      objectives: ticked,
      ground,
      note,
      evidence,
      evidenceOn,
    } = found?.answer ?? NO_ANSWER;
    const result = resultOf(id, found?.answer ?? NO_ANSWER);
    return [
      id,
      cmmcId,
      title,
      points,
      status ? STATUS_WORDS[status] : "",
      STATUS_WORDS[result],
      pointsLost(requirement, result),
      ticked.join(", "),
      count,
      ground,
      note,
      evidence,
      evidenceOn,
      found?.answeredBy ?? "",
      found?.answeredAt ?? "",
    ];
  });
}

function objectiveRows(standing: ReadonlyMap<string, StandingAnswer>): Cell[][] {
  return [...objectives().values()].flat().map(({ id, requirement, text }) => {
    const ticked = standing.get(requirement)?.answer.objectives ?? [];
    return [id, text, ticked.includes(letterOf(id)) ? "yes" : "no"];
  });
}

function summaryRows(systemName: string, standing: ReadonlyMap<string, StandingAnswer>): Cell[][] {
  const answers = Object.fromEntries([...standing].map(([id, { answer }]) => [id, answer]));
  const { score, answered, open, blockers, contradictions } = evaluateWorkbook(answers);
  return [
    ["Information system", systemName],
    ["Score (SPRS, -203 to 110)", score ?? "None: there is no system security plan (3.12.4)"],
    ["Requirements answered", `${answered} of ${requirements.length}`],
    ["Requirements open", open.length],
    ["Conditional Level 2 (Self) permitted", blockers.length === 0 ? "yes" : "no"],
    ...blockers.map(({ text, citation }): Cell[] => [
      "Forbids a Conditional status",
      `${text} (${citation})`,
    ]),
    ...contradictions.map(({ requirement, text }): Cell[] => [
      `Does not fit together: ${requirement}`,
      text,
    ]),
  ];
}
