import { boolean, date, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import type { AlsoRequired, FlowdownClause, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";
import { suppliers } from "./supplier.ts";

/**
 * What a subcontract must carry, as it was issued to the supplier. Holds all that the supplier is
 * shown, so that the supplier needs no sight of the prime's contract. Never updated.
 */
export const flowdowns = pgTable(
  "flowdowns",
  {
    id: id(),
    issuedAt: createdAt(),
    issuedBy: uuid().notNull(),
    issuedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    supersedesId: uuid(),
    primeName: text().notNull(),
    contractPiid: text().notNull(),
    contractTitle: text().notNull(),
    agency: text().notNull(),
    subcontractNumber: text().notNull(),
    subcontractTitle: text().notNull(),
    information: text({ enum: INFORMATION }).notNull(),
    cuiCategories: text().array().notNull(),
    performingCages: text().array().notNull(),
    operationallyCriticalSupport: boolean().notNull().default(false),
    required: text({ enum: REQUIRED_STATUSES }),
    citation: text().notNull(),
    why: text().notNull(),
    clauses: jsonb().$type<FlowdownClause[]>().notNull(),
    /** null where nothing is required beside the status */
    alsoRequired: jsonb().$type<AlsoRequired>(),
    catalogVersion: text().notNull(),
    /** what the prime asks beyond the rule, in the words told to the supplier; null where nothing */
    ownTerms: jsonb().$type<FlowdownOwnTerms>(),
    dueOn: date({ mode: "string" }).notNull(),
    message: text().notNull().default(""),
  },
  (t) => [
    index("flowdowns_subcontract").on(t.subcontractId, t.issuedAt),
    index("flowdowns_supplier").on(t.supplierId),
    oneOf("flowdowns_required", t.required, REQUIRED_STATUSES),
  ],
);
