import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { evidence } from "./evidence.ts";
import { organizations } from "./organization.ts";

/**
 * A prime contract, with the CMMC status and the clauses it was awarded with. What changed them since
 * stands in its modifications.
 */
export const contracts = pgTable(
  "contracts",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    piid: text().notNull(),
    agency: text().notNull(),
    title: text().notNull(),
    startsOn: date({ mode: "string" }).notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    requiredStatus: text({ enum: REQUIRED_STATUSES }),
    clauses: text().array().notNull().default([]),
    /** null while it is not known */
    awardedOn: date({ mode: "string" }),
  },
  (t) => [
    unique("contracts_piid").on(t.primeId, t.piid),
    index("contracts_prime").on(t.primeId, t.piid, t.id),
    oneOf("contracts_required_status", t.requiredStatus, REQUIRED_STATUSES),
    check("contracts_period", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);

/** A date on which the government may exercise an option, and with it bring a new requirement. */
export const contractOptions = pgTable(
  "contract_options",
  {
    id: id(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    name: text().notNull(),
    exerciseOn: date({ mode: "string" }).notNull(),
  },
  (t) => [index("contract_options_contract").on(t.contractId, t.exerciseOn)],
);

/**
 * A modification of a contract, as it was recorded. Never changed: one that was typed wrong is
 * superseded by another, and one that was recorded in error by one that is withdrawn.
 */
export const contractModifications = pgTable(
  "contract_modifications",
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
    number: text().notNull(),
    effectiveOn: date({ mode: "string" }).notNull(),
    /** whether it sets the required status: null is a status too, that of no requirement */
    changesStatus: boolean().notNull(),
    requiredStatus: text({ enum: REQUIRED_STATUSES }),
    addClauses: text().array().notNull().default([]),
    removeClauses: text().array().notNull().default([]),
    /** the name of the option that it exercises */
    exercisesOption: text(),
    /** the last day of the period of performance, where it changes it */
    endsOn: date({ mode: "string" }),
    note: text().notNull().default(""),
    fileId: uuid().references(() => evidence.id, { onDelete: "restrict" }),
    supersedesId: uuid().references((): AnyPgColumn => contractModifications.id, {
      onDelete: "restrict",
    }),
    isWithdrawn: boolean().notNull().default(false),
    /** why it supersedes another */
    correctionReason: text(),
  },
  (t) => [
    index("contract_modifications_contract").on(t.contractId, t.effectiveOn),
    index("contract_modifications_file").on(t.fileId),
    unique("contract_modifications_superseded_once").on(t.supersedesId),
    oneOf("contract_modifications_required_status", t.requiredStatus, REQUIRED_STATUSES),
    check(
      "contract_modifications_status_only_when_changed",
      sql`${t.changesStatus} or ${t.requiredStatus} is null`,
    ),
    check(
      "contract_modifications_reason_of_correction",
      sql`(${t.supersedesId} is null) = (${t.correctionReason} is null)`,
    ),
  ],
);
