import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * That two records that look alike are of two companies, as somebody found who looked. It is taken
 * back, never removed.
 */
export const suppliersToldApart = pgTable(
  "suppliers_told_apart",
  {
    id: id(),
    toldAt: createdAt(),
    toldBy: uuid().notNull(),
    toldByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    firstId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    secondId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    reason: text().notNull(),
    /** what both had then: what they come to share later is not answered by it */
    sharedCages: text().array().notNull().default([]),
    takenBackAt: instant(),
    takenBackBy: uuid(),
    takenBackByName: text(),
  },
  (t) => [
    uniqueIndex("suppliers_told_apart_once")
      .on(t.primeId, t.firstId, t.secondId)
      .where(sql`${t.takenBackAt} is null`),
    index("suppliers_told_apart_second").on(t.secondId),
    check("suppliers_told_apart_two", sql`${t.firstId} < ${t.secondId}`),
  ],
);
