import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { DisposalVerdict } from "./decide-disposal.ts";
import type { HoldSubject } from "./hold.ts";
import type { FactBeside, Retention } from "./retained-until.ts";

/** A legal hold in force, as far as it decides. */
export type HoldInForce = HoldSubject & { id: string; reason: string };

/** A record that holds a file. */
export type HoldingRecord = {
  id: string;
  number: string;
  builtOn: CalendarDate;
  /** where it is listed */
  contractId: string | null;
  subcontractId: string | null;
};

/** A file that a prime was given, with everything that decides how long it is kept. */
export type KeptFile = {
  evidenceId: string;
  fileName: string;
  sha256: string;
  supplier: { id: string; legalName: string };
  /** newest first */
  facts: (FactBeside & { factId: string })[];
  /** the questionnaires in which it was handed in as an answer, newest first */
  answers: { questionnaireRequestId: string; title: string; receivedOn: CalendarDate }[];
  /** the items of remediation plans beside which it was shown */
  planItems: { planId: string; systemName: string; itemNumber: number; receivedOn: CalendarDate }[];
  /** newest first */
  records: HoldingRecord[];
  retention: Retention;
  holds: HoldInForce[];
  verdict: DisposalVerdict;
};
