import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/** What a merge moved, and what the record that went was called by. */
export type MergedParts = {
  uei: string | null;
  cages: string[];
  tags: string[];
  subcontractIds: string[];
  contactEmails: string[];
  requestIds: string[];
  invitationIds: string[];
};

/**
 * That two records of one company are one: everything new is about the one that is kept, and what was
 * asked, told and logged under the other stays there to be read. Never updated, never undone.
 */
export const supplierMerges = pgTable(
  "supplier_merges",
  {
    id: id(),
    createdAt: createdAt(),
    mergedBy: uuid().notNull(),
    mergedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    keptId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    mergedId: uuid()
      .notNull()
      .unique()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    reason: text().notNull(),
    moved: jsonb().$type<MergedParts>().notNull(),
  },
  (t) => [
    index("supplier_merges_kept").on(t.primeId, t.keptId),
    check("supplier_merges_two", sql`${t.keptId} <> ${t.mergedId}`),
  ],
);
