import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ListTaking } from "#app/domain/import/file-form.ts";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/** A supplier list that was uploaded: checked rows wait here until somebody confirms them. */
export const supplierImports = pgTable("supplier_imports", {
  id: id(),
  createdAt: createdAt(),
  createdBy: uuid().notNull(),
  primeId: uuid()
    .notNull()
    .references(() => organizations.id, { onDelete: "restrict" }),
  fileName: text().notNull(),
  sha256: text().notNull(),
  rowCount: integer().notNull(),
  rows: jsonb().$type<Record<string, unknown>[]>().notNull(),
  problems: jsonb().$type<{ row: number; column: string; problem: string }[]>().notNull(),
  /** how the file was taken; null for one of before this was kept */
  taking: jsonb().$type<ListTaking>(),
  confirmedAt: instant(),
});
