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
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";

/**
 * What a prime asks beyond the rule: everywhere, under a contract or in a subcontract. Never changed:
 * a later row supersedes an earlier one, and one that is withdrawn ends it.
 */
export const ownTerms = pgTable(
  "own_terms",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** null: under every contract */
    contractId: uuid().references(() => contracts.id, { onDelete: "restrict" }),
    /** null: in every subcontract of the contract */
    subcontractId: uuid().references(() => subcontracts.id, { onDelete: "restrict" }),
    requiredStatus: text({ enum: REQUIRED_STATUSES }).notNull(),
    fromOn: date({ mode: "string" }).notNull(),
    /** the last day; null: until further notice */
    untilOn: date({ mode: "string" }),
    information: text({ enum: INFORMATION }).array().notNull(),
    /** why the prime asks it: for its own people */
    reason: text().notNull(),
    /** the words in which it is told to suppliers */
    wording: text().notNull(),
    supersedesId: uuid().references((): AnyPgColumn => ownTerms.id, { onDelete: "restrict" }),
    isWithdrawn: boolean().notNull().default(false),
  },
  (t) => [
    index("own_terms_prime").on(t.primeId, t.contractId),
    unique("own_terms_superseded_once").on(t.supersedesId),
    oneOf("own_terms_required_status", t.requiredStatus, REQUIRED_STATUSES),
    check("own_terms_period", sql`${t.untilOn} is null or ${t.untilOn} >= ${t.fromOn}`),
    check("own_terms_scope", sql`${t.subcontractId} is null or ${t.contractId} is not null`),
  ],
);
