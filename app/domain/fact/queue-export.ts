import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { FACT_KIND_NAMES, type FactKind } from "./kinds.ts";

/** A fact that waits for review, as the file of the queue tells it. */
export type ExportedWaiting = {
  supplierName: string;
  kind: FactKind;
  /** what it says, in one line */
  summary: string;
  isCorrection: boolean;
  evidenceCount: number;
  /** the day on which it came, in the organization's zone */
  sharedOn: CalendarDate;
};

/** The columns of the file with their widths in characters. */
export const WAITING_COLUMNS = [
  { header: "supplier", width: 34 },
  { header: "kind_of_fact", width: 24 },
  { header: "what_it_says", width: 70 },
  { header: "correction", width: 12 },
  { header: "evidence_files", width: 10 },
  { header: "received_on", width: 14 },
];

/** One row of the file; a cell that says nothing is "". */
export function waitingLine(fact: ExportedWaiting): (string | number)[] {
  return [
    fact.supplierName,
    FACT_KIND_NAMES[fact.kind],
    fact.summary,
    fact.isCorrection ? "yes" : "",
    fact.evidenceCount,
    fact.sharedOn,
  ];
}
