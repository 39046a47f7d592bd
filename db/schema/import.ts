import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ImportColumn } from "#app/domain/import/columns.ts";
import { DATE_ORDERS } from "#app/domain/import/date-order.ts";
import type { ListTaking } from "#app/domain/import/file-form.ts";
import type { TableRow } from "#app/domain/import/header.ts";
import type { ListMapping } from "#app/domain/import/mapping.ts";
import type { ListQuestion } from "#app/domain/import/read-rows.ts";
import type { WrittenRows } from "#app/domain/import/written.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
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
  /** the cells of the file, from which its columns can be taken another way; null as above */
  cells: jsonb().$type<TableRow[]>(),
  /** how a person took its columns; null: by their names */
  mapping: jsonb().$type<ListMapping>(),
  /** what only a person can say before it is confirmed */
  questions: jsonb().$type<ListQuestion[]>().notNull().default([]),
  confirmedAt: instant(),
  /** what confirming it wrote, so that it can be undone; null before */
  written: jsonb().$type<WrittenRows>(),
  undoneAt: instant(),
});

/**
 * How columns of these names are taken, kept for the next file that has them. The last one of a header
 * counts; none is changed.
 */
export const importMappings = pgTable(
  "import_mappings",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** the names of the columns in one line, as they are compared */
    header: text().notNull(),
    columns: jsonb().$type<(ImportColumn | null)[]>().notNull(),
    dateOrder: text({ enum: DATE_ORDERS }),
  },
  (t) => [
    index("import_mappings_prime").on(t.primeId, t.createdAt),
    oneOf("import_mappings_date_order", t.dateOrder, DATE_ORDERS),
  ],
);
