import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OutlookCounts } from "./counts.ts";
import type { OutlookQuestion } from "./question.ts";
import type { OutlookRow } from "./row.ts";

/** What the first line of a kept outlook says: what was asked, of what was known when. */
export type OutlookHead = {
  form: "flowdown-outlook-1";
  primeId: string;
  asOf: CalendarDate;
  catalogEdition: string;
  question: OutlookQuestion;
  counts: OutlookCounts;
  /** the last days of plans that were taken for given, by the id of the assessment */
  planDays: readonly (readonly [assessmentId: string, day: CalendarDate])[];
  rowCount: number;
};

/**
 * An outlook as the lines in which it is kept and hashed, each a JSON value: its head, then a
 * subcontract a line, as they were listed.
 */
export function* outlookLines(
  head: Omit<OutlookHead, "form" | "rowCount">,
  rows: readonly OutlookRow[],
): Generator<string> {
  const first: OutlookHead = { form: "flowdown-outlook-1", rowCount: rows.length, ...head };
  yield `${JSON.stringify(first)}\n`;
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** @throws SyntaxError for lines that no outlook was kept as. */
export function readOutlookLines(lines: string): { head: OutlookHead; rows: OutlookRow[] } {
  const [head, ...rows] = lines.split("\n").filter((line) => line !== "");
  return {
    head: JSON.parse(head ?? "") as OutlookHead,
    rows: rows.map((line) => JSON.parse(line) as OutlookRow),
  };
}
