import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ExceptionState } from "./exception.ts";
import type { AnsweredPoint } from "./open-points.ts";

/** An award as it was recorded, with the verdicts of its day and of the day of recording. */
export type Award = {
  id: string;
  awardedOn: CalendarDate;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedBy: string;
  recordedByName: string;
  /** the day of recording, where the prime is */
  recordedOn: CalendarDate;
  isRecordedLate: boolean;
  /** the facts supported its day, but no more the day of recording */
  isLapsedSince: boolean;
  /** false for one that the facts did not support, for ever */
  isSupported: boolean;
  exceptionId: string | null;
  /** of the day of the award */
  verdict: EligibilityVerdict;
  /** of the day of recording; null for one recorded before both were kept */
  recordedVerdict: EligibilityVerdict | null;
  /** what was open, each with why the award was made all the same */
  openPoints: AnsweredPoint[];
  catalogVersion: string;
  /** null for one that stands */
  annulment: AwardAnnulment | null;
};

/** That an award was recorded in error. */
export type AwardAnnulment = {
  /** ISO instant, UTC */
  annulledAt: string;
  annulledByName: string;
  reason: string;
};

/** What an approver decided about an exception, and why. */
export type ExceptionDecision = {
  outcome: "approved" | "refused";
  reason: string;
  /** ISO instant, UTC */
  decidedAt: string;
  decidedByName: string;
  /** what the approver saw: what an approval allows */
  verdict: EligibilityVerdict;
};

/** What an approver demanded in return, and what became of it. */
export type ExceptionCondition = {
  id: string;
  text: string;
  dueOn: CalendarDate;
  setByName: string;
  /** the day is over and nobody recorded what became of it */
  isOverdue: boolean;
  outcome: {
    outcome: "met" | "not-met";
    note: string;
    /** ISO instant, UTC */
    recordedAt: string;
    recordedByName: string;
  } | null;
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
  /** who is to decide it, or decided it */
  approverId: string;
  approverName: string;
  /** the first and the last day on which it allows an award */
  awardOn: CalendarDate;
  awardUntil: CalendarDate;
  reason: string;
  verdict: EligibilityVerdict;
  state: ExceptionState;
  decision: ExceptionDecision | null;
  withdrawal: {
    /** ISO instant, UTC */
    withdrawnAt: string;
    withdrawnByName: string;
    reason: string;
  } | null;
  /** oldest first */
  reassignments: {
    /** ISO instant, UTC */
    reassignedAt: string;
    reassignedByName: string;
    approverName: string;
    reason: string;
  }[];
  /** by the day on which they are due */
  conditions: ExceptionCondition[];
};
