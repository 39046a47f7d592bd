import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
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
import { MOST_VALUE } from "#app/domain/subcontract/value.ts";
import { SUBCONTRACT_STATES } from "#app/domain/subcontract/vocabulary.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/** An agreement under a contract with a supplier. `information` is null until somebody answers it. */
export const subcontracts = pgTable(
  "subcontracts",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    parentId: uuid().references((): AnyPgColumn => subcontracts.id, { onDelete: "restrict" }),
    number: text().notNull(),
    title: text().notNull(),
    state: text({ enum: SUBCONTRACT_STATES }).notNull().default("proposed"),
    plannedAwardOn: date({ mode: "string" }),
    information: text({ enum: INFORMATION }),
    cuiCategories: text().array().notNull().default([]),
    commercialOffTheShelfOnly: boolean().notNull().default(false),
    performingCages: text().array().notNull().default([]),
    directedStatus: text({ enum: REQUIRED_STATUSES }),
    /** work that the contract designates as such; 252.204-7012 reaches it without CUI */
    operationallyCriticalSupport: boolean().notNull().default(false),
    answeredAt: instant(),
    /** in whole US dollars; null while nobody said it */
    value: bigint({ mode: "number" }),
  },
  (t) => [
    unique("subcontracts_number").on(t.primeId, t.number),
    index("subcontracts_contract").on(t.contractId, t.number, t.id),
    index("subcontracts_supplier").on(t.supplierId),
    index("subcontracts_parent").on(t.parentId),
    // The soonest award first.
    index("subcontracts_award").on(t.primeId, t.plannedAwardOn, t.id),
    // The most valuable first.
    // Few are closed, and their list is by number.
    index("subcontracts_closed").on(t.primeId, t.number).where(sql`${t.state} = 'closed'`),
    index("subcontracts_value")
      .on(t.primeId, t.value, t.id)
      .where(sql`${t.value} is not null and ${t.state} <> 'closed'`),
    index("subcontracts_unanswered")
      .on(t.primeId, t.supplierId)
      .where(sql`${t.information} is null and ${t.state} <> 'closed'`),
    index("subcontracts_awarded")
      .on(t.primeId, t.id, t.supplierId, t.contractId)
      .where(sql`${t.state} = 'awarded'`),
    oneOf("subcontracts_state", t.state, SUBCONTRACT_STATES),
    oneOf("subcontracts_information", t.information, INFORMATION),
    oneOf("subcontracts_directed_status", t.directedStatus, REQUIRED_STATUSES),
    check("subcontracts_value_range", sql`${t.value} between 0 and ${sql.raw(String(MOST_VALUE))}`),
    check(
      "subcontracts_categories_only_with_cui",
      sql`${t.information} = 'CUI' or cardinality(${t.cuiCategories}) = 0`,
    ),
  ],
);
