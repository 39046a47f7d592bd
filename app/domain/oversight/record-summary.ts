import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

export type RecordState = "building" | "ready" | "failed";

/** A record in the list of a subcontract's records. */
export type RecordSummary = {
  id: string;
  number: string;
  state: RecordState;
  asOf: CalendarDate;
  /** ISO instant, UTC */
  requestedAt: string;
  requestedByName: string;
  supersedesNumber: string | null;
  failure: string | null;
  /** null until it is built */
  jsonSha256: string | null;
  pdfSha256: string | null;
};
