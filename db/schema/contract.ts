import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";

/** A prime contract, with the CMMC status and the clauses it was awarded with. */
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
