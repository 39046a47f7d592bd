import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { createdAt, id } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";
import { suppliers } from "./supplier.ts";

/**
 * Which of its own subcontracts a subcontractor says are lower tiers of a subcontract towards a prime. It
 * is the subcontractor's own, and no prime reads it. A correction is the next version.
 */
export const lowerTierChoices = pgTable(
  "lower_tier_choices",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** the prime's subcontract, as its flowdown names it */
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    version: integer().notNull(),
    /** subcontracts of the organization itself; what hangs under them belongs to it */
    lowerIds: uuid().array().notNull(),
  },
  (t) => [
    unique("lower_tier_choices_version").on(t.organizationId, t.subcontractId, t.version),
    index("lower_tier_choices_subcontract").on(t.subcontractId),
    check("lower_tier_choices_version_counts", sql`${t.version} > 0`),
  ],
);

/**
 * What a subcontractor told its prime of the lower tiers of a subcontract: a dated snapshot, in which
 * nothing leads to the subcontractor's own rows. Telling it again is the next version. Never updated.
 */
export const lowerTierStatements = pgTable(
  "lower_tier_statements",
  {
    id: id(),
    toldAt: createdAt(),
    toldBy: uuid().notNull(),
    toldByName: text().notNull(),
    toldByTitle: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    version: integer().notNull(),
    content: jsonb().$type<ToldTiers>().notNull(),
    /** of the canonical form of the content, as the prime's log has it */
    contentSha256: text().notNull(),
  },
  (t) => [
    unique("lower_tier_statements_version").on(t.organizationId, t.subcontractId, t.version),
    index("lower_tier_statements_prime").on(t.primeId, t.subcontractId),
    check("lower_tier_statements_version_counts", sql`${t.version} > 0`),
  ],
);
