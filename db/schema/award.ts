import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { AnsweredPoint } from "#app/domain/award/open-points.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";

/** A request to award what the facts do not support, with its reason. Never updated. */
export const awardExceptions = pgTable(
  "award_exceptions",
  {
    id: id(),
    requestedAt: createdAt(),
    requestedBy: uuid().notNull(),
    requestedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    approverId: uuid().notNull(),
    approverName: text().notNull(),
    /** the first and the last day on which an award is asked for */
    awardOn: date({ mode: "string" }).notNull(),
    awardUntil: date({ mode: "string" }).notNull(),
    reason: text().notNull(),
    verdict: jsonb().$type<EligibilityVerdict>().notNull(),
  },
  (t) => [
    index("award_exceptions_subcontract").on(t.subcontractId),
    check("award_exceptions_second_person", sql`${t.approverId} <> ${t.requestedBy}`),
    check("award_exceptions_days", sql`${t.awardUntil} >= ${t.awardOn}`),
  ],
);

/** What an approver can decide about an exception. */
export const EXCEPTION_OUTCOMES = ["approved", "refused"] as const;

/** The approver's decision: once, with a reason. */
export const exceptionDecisions = pgTable(
  "exception_decisions",
  {
    id: id(),
    decidedAt: createdAt(),
    decidedBy: uuid().notNull(),
    decidedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid().notNull(),
    exceptionId: uuid()
      .notNull()
      .references(() => awardExceptions.id, { onDelete: "restrict" }),
    outcome: text({ enum: EXCEPTION_OUTCOMES }).notNull(),
    reason: text().notNull(),
    /** what the approver saw and decided about; null in former decisions: what was asked for */
    verdict: jsonb().$type<EligibilityVerdict>(),
  },
  (t) => [
    unique("exception_decisions_once").on(t.exceptionId),
    oneOf("exception_decisions_outcome", t.outcome, EXCEPTION_OUTCOMES),
  ],
);

/** That nobody needs an exception any more, or that what was approved is not to be used. */
export const exceptionWithdrawals = pgTable(
  "exception_withdrawals",
  {
    id: id(),
    withdrawnAt: createdAt(),
    withdrawnBy: uuid().notNull(),
    withdrawnByName: text().notNull(),
    ...ofException(),
    reason: text().notNull(),
  },
  (t) => [unique("exception_withdrawals_once").on(t.exceptionId)],
);

/** That another approver is to decide; the newest counts. */
export const exceptionReassignments = pgTable(
  "exception_reassignments",
  {
    id: id(),
    reassignedAt: createdAt(),
    reassignedBy: uuid().notNull(),
    reassignedByName: text().notNull(),
    ...ofException(),
    approverId: uuid().notNull(),
    approverName: text().notNull(),
    reason: text().notNull(),
  },
  (t) => [index("exception_reassignments_exception").on(t.exceptionId)],
);

/** What an approver demanded in return, and by when. */
export const exceptionConditions = pgTable(
  "exception_conditions",
  {
    id: id(),
    setAt: createdAt(),
    setBy: uuid().notNull(),
    setByName: text().notNull(),
    ...ofException(),
    text: text().notNull(),
    dueOn: date({ mode: "string" }).notNull(),
  },
  (t) => [
    index("exception_conditions_exception").on(t.exceptionId),
    index("exception_conditions_due").on(t.primeId, t.dueOn),
  ],
);

/** What can become of a condition. */
export const CONDITION_OUTCOMES = ["met", "not-met"] as const;

/** What became of a condition: once, with how it is known. */
export const conditionOutcomes = pgTable(
  "condition_outcomes",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    ...ofException(),
    conditionId: uuid()
      .notNull()
      .references(() => exceptionConditions.id, { onDelete: "restrict" }),
    outcome: text({ enum: CONDITION_OUTCOMES }).notNull(),
    note: text().notNull(),
  },
  (t) => [
    unique("condition_outcomes_once").on(t.conditionId),
    oneOf("condition_outcomes_outcome", t.outcome, CONDITION_OUTCOMES),
  ],
);

/** Whose it is and which exception it belongs to. */
function ofException() {
  return {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid().notNull(),
    exceptionId: uuid()
      .notNull()
      .references(() => awardExceptions.id, { onDelete: "restrict" }),
  };
}

/**
 * That a subcontract was awarded, with the verdict of that day and of the day of recording, for
 * ever. One that was recorded in error is annulled; of a subcontract one at most stands.
 */
export const awards = pgTable(
  "awards",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    awardedOn: date({ mode: "string" }).notNull(),
    /** the day of recording, where the prime is */
    recordedOn: date({ mode: "string" }).notNull(),
    isRecordedLate: boolean().notNull(),
    isSupported: boolean().notNull(),
    exceptionId: uuid().references(() => awardExceptions.id, { onDelete: "restrict" }),
    /** of the day of the award */
    verdict: jsonb().$type<EligibilityVerdict>().notNull(),
    /** of the day of recording; null in former awards, which kept one verdict alone */
    recordedVerdict: jsonb().$type<EligibilityVerdict>(),
    /** what was open, each with why the award was made all the same */
    openPoints: jsonb().$type<AnsweredPoint[]>().notNull().default([]),
    catalogVersion: text().notNull(),
    /** why the prime's own terms were waived; null where they were met, or asked nothing */
    waiverReason: text(),
  },
  (t) => [
    index("awards_subcontract").on(t.subcontractId),
    check(
      "awards_unsupported_needs_exception",
      sql`${t.isSupported} or ${t.exceptionId} is not null`,
    ),
  ],
);

/** That an award was recorded in error: said by a second person, with a reason. */
export const awardAnnulments = pgTable(
  "award_annulments",
  {
    id: id(),
    annulledAt: createdAt(),
    annulledBy: uuid().notNull(),
    annulledByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid().notNull(),
    subcontractId: uuid().notNull(),
    awardId: uuid()
      .notNull()
      .references(() => awards.id, { onDelete: "restrict" }),
    reason: text().notNull(),
  },
  (t) => [
    unique("award_annulments_once").on(t.awardId),
    index("award_annulments_subcontract").on(t.subcontractId),
  ],
);
