import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** An award as it was recorded, with the verdict of that day. */
export type Award = {
  id: string;
  awardedOn: CalendarDate;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  /** false for one that the facts did not support, for ever */
  isSupported: boolean;
  exceptionId: string | null;
  verdict: EligibilityVerdict;
  catalogVersion: string;
};

/** What an approver decided about an exception, and why. */
export type ExceptionDecision = {
  outcome: "approved" | "refused";
  reason: string;
  /** ISO instant, UTC */
  decidedAt: string;
  decidedByName: string;
};

/** A request to award what the facts do not support, and what became of it. */
export type AwardException = {
  id: string;
  subcontractId: string;
  subcontractNumber: string;
  contractId: string;
  contractPiid: string;
  supplierId: string;
  supplierName: string;
  /** ISO instant, UTC */
  requestedAt: string;
  requestedBy: string;
  requestedByName: string;
  approverId: string;
  approverName: string;
  awardOn: CalendarDate;
  reason: string;
  verdict: EligibilityVerdict;
  decision: ExceptionDecision | null;
};
