import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordKind } from "./kinds.ts";

export type RecordState = "building" | "ready" | "failed";

/** A record in a list. */
export type RecordSummary = {
  id: string;
  kind: RecordKind;
  number: string;
  state: RecordState;
  /** per cent, while it is building */
  progress: number;
  /** how many subcontracts it covers */
  subcontracts: number;
  asOf: CalendarDate;
  /** what came to be known later is not in it; ISO instant, UTC */
  knownAt: string;
  /** ISO instant, UTC */
  requestedAt: string;
  requestedByName: string;
  supersedesNumber: string | null;
  failure: string | null;
  /** null until it is built */
  jsonSha256: string | null;
  pdfSha256: string | null;
};
