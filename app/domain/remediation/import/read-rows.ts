import type { TableRow } from "#app/domain/import/header.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { cleanLine, cleanText } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import { columnLetter } from "#app/domain/workbook/import/columns.ts";
import { readId } from "#app/domain/workbook/import/read-id.ts";
import type { Milestone } from "../item.ts";
import { LONGEST, MOST_MILESTONES } from "../item-form.ts";
import { findHeader, type Places, type PlanColumn } from "./plan-columns.ts";
import type { PlanProblem, ReadItem, ReadPlan } from "./read-plan.ts";
import { readItemStatus } from "./read-status.ts";

/**
 * Read a POA&M spreadsheet: one row for each item, its columns found by their names. A cell that
 * cannot be read is pointed at and left out; a blank one says nothing.
 *
 * @param on today: nothing is done on a later day.
 * @throws never
 */
export function readPlanRows(rows: readonly TableRow[], on: CalendarDate): ReadPlan {
  const header = findHeader(rows);
  if (!header) {
    const problem =
      "No row names the columns. Name at least two of them, such as Requirement, Weakness, Scheduled completion.";
    return { items: [], problems: [{ place: "A1", problem }] };
  }
  const read = rows
    .filter(({ row, cells }) => row > header.row && cells.some((cell) => cell.trim() !== ""))
    .map((row) => readRow(row, header.places, on));
  return {
    items: read.flatMap(({ item }) => item ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

type Row = { item: ReadItem | null; problems: PlanProblem[] };

function readRow({ row, cells }: TableRow, places: Places, on: CalendarDate): Row {
  const problems: PlanProblem[] = [];
  const cell = (column: PlanColumn) => {
    const place = places[column];
    return place === null ? "" : cleanText(cells[place] ?? "");
  };
  const point = (column: PlanColumn, problem: string) => {
    problems.push({ place: `${columnLetter(places[column] ?? 0)}${row}`, problem });
  };
  const typed = cell("requirement");
  const id = typed === "" ? null : readId(cleanLine(typed));
  if (id && !id.ok) {
    point("requirement", `${id.problem} The row is left out.`);
    return { item: null, problems };
  }
  const said = readSaid({ cell, point, on });
  if (!id && said.weakness === undefined) {
    point("requirement", "This row names neither a requirement nor a weakness. It is left out.");
    return { item: null, problems };
  }
  const number = /^\d{1,6}$/.exec(cell("number"))?.[0];
  const item = {
    place: `Row ${row}`,
    number: number ? Number(number) : null,
    requirement: id?.requirement ?? null,
    said,
  };
  return { item, problems };
}

type Reader = {
  cell: (column: PlanColumn) => string;
  point: (column: PlanColumn, problem: string) => void;
  on: CalendarDate;
};

function readSaid({ cell, point, on }: Reader): ReadItem["said"] {
  const text = (column: "weakness" | "action" | "resources" | "evidence") => {
    const typed = cell(column);
    if (typed === "") return {};
    if (typed.length <= LONGEST[column]) return { [column]: typed };
    point(column, `This is longer than ${LONGEST[column]} characters. It is left out: shorten it.`);
    return {};
  };
  const day = (column: "dueOn" | "doneOn") => {
    const typed = cell(column);
    if (typed === "") return {};
    const reading = readTypedDay(typed.replace(HOUR, ""), "The date");
    if (!reading.ok) {
      point(column, `${reading.problem} It is left out.`);
      return {};
    }
    if (column === "dueOn" || reading.day <= on) return { [column]: reading.day };
    point(column, "This day is in the future. It is left out.");
    return {};
  };
  const ownerName = cleanLine(cell("ownerName"));
  if (ownerName.length > LONGEST_NAME)
    point(
      "ownerName",
      `This is longer than ${LONGEST_NAME} characters. It is left out: shorten it.`,
    );
  return {
    ...text("weakness"),
    ...text("action"),
    ...(ownerName && ownerName.length <= LONGEST_NAME && { ownerName }),
    ...text("resources"),
    ...milestonesOf({ cell, point, on }),
    ...day("dueOn"),
    ...statusOf({ cell, point, on }),
    ...day("doneOn"),
    ...text("evidence"),
  };
}

const LONGEST_NAME = 120;

/** The hour that a tool writes after a day. */
const HOUR =
  /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AP]M)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;

function statusOf({ cell, point }: Reader): Pick<ReadItem["said"], "status"> {
  const typed = cell("status");
  if (typed === "") return {};
  const status = readItemStatus(typed);
  if (status) return { status };
  point("status", `“${typed.slice(0, 40)}” is no status: open, done or taken off. It is left out.`);
  return {};
}

function milestonesOf({ cell, point }: Reader): Pick<ReadItem["said"], "milestones"> {
  const typed = cell("milestones");
  if (typed === "") return {};
  const parts = typed
    .split(/(?<!\\);|\n/)
    .map((part) => part.replaceAll("\\;", ";").trim())
    .filter(Boolean);
  if (parts.length > MOST_MILESTONES) {
    point("milestones", `More than ${MOST_MILESTONES} milestones. They are left out: merge some.`);
    return {};
  }
  const milestones = parts.map(readMilestone);
  if (milestones.some(({ text }) => text.length > LONGEST.milestone)) {
    point(
      "milestones",
      `A milestone is longer than ${LONGEST.milestone} characters. They are left out: shorten it.`,
    );
    return {};
  }
  return { milestones };
}

/** A day that belongs to the text is told from one by when it is to be done by a backslash before it. */
const NO_DAY = "\\";

/** Text that stands alone in a cell of milestones, so that it is read back as it is. */
export function writeUndated(text: string): string {
  return readDated(text.replace(/^\\+/, "")).on === null ? text : NO_DAY + text;
}

/** `2027-01-15: Firewall ordered`, or without the day. */
export function readMilestone(part: string): Milestone {
  const isUndated = part.startsWith(NO_DAY) && readDated(part.replace(/^\\+/, "")).on !== null;
  return isUndated ? { text: cleanLine(part.slice(1)), on: null } : readDated(part);
}

function readDated(part: string): Milestone {
  const [, typed = "", rest = ""] = /^([^:]{6,20}):\s*(.+)$/s.exec(part) ?? [];
  const reading = typed ? readTypedDay(typed, "The date") : null;
  const isDated = reading?.ok === true;
  return {
    text: cleanLine(isDated ? rest : part),
    on: isDated ? reading.day : null,
  };
}
