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
    awardOn: date({ mode: "string" }).notNull(),
    reason: text().notNull(),
    verdict: jsonb().$type<EligibilityVerdict>().notNull(),
  },
  (t) => [
    index("award_exceptions_subcontract").on(t.subcontractId),
    check("award_exceptions_second_person", sql`${t.approverId} <> ${t.requestedBy}`),
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
  },
  (t) => [
    unique("exception_decisions_once").on(t.exceptionId),
    oneOf("exception_decisions_outcome", t.outcome, EXCEPTION_OUTCOMES),
  ],
);

/** That a subcontract was awarded, with the verdict of that day, for ever. */
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
    isSupported: boolean().notNull(),
    exceptionId: uuid().references(() => awardExceptions.id, { onDelete: "restrict" }),
    verdict: jsonb().$type<EligibilityVerdict>().notNull(),
    catalogVersion: text().notNull(),
    /** why the prime's own terms were waived; null where they were met, or asked nothing */
    waiverReason: text(),
  },
  (t) => [
    unique("awards_once").on(t.subcontractId),
    check(
      "awards_unsupported_needs_exception",
      sql`${t.isSupported} or ${t.exceptionId} is not null`,
    ),
  ],
);
