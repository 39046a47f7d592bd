import { sql } from "drizzle-orm";
import { boolean, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { KEPT_KINDS } from "#app/domain/expiration/kinds.ts";
import { oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * When what a supplier stated, and the verdicts on its open subcontracts, end: a projection, rebuilt
 * with the verdicts. It says which expirations there are and in which order, not what they mean. It goes
 * with a supplier whose import is undone.
 */
export const supplierExpirations = pgTable(
  "supplier_expirations",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "cascade" }),
    kind: text({ enum: KEPT_KINDS }).notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    /** the fact, the file or the subcontract */
    subjectId: uuid().notNull(),
    /** whether its supplier has an open subcontract: of the others nothing is listed */
    isFollowed: boolean().notNull().default(false),
    /** the first day on which it ends then; null: since it was stated */
    countsFrom: date({ mode: "string" }),
    /** the first day on which it no longer does; null: not before something is stated */
    countsBefore: date({ mode: "string" }),
  },
  (t) => [
    unique("supplier_expirations_once")
      .on(t.supplierId, t.kind, t.subjectId, t.countsFrom)
      .nullsNotDistinct(),
    // All that a page and its counts ask, so that both are read from it alone.
    index("supplier_expirations_soonest")
      .on(t.primeId, t.kind, t.endsOn, t.subjectId, t.supplierId, t.countsFrom, t.countsBefore)
      .where(sql`${t.isFollowed}`),
    oneOf("supplier_expirations_kind", t.kind, KEPT_KINDS),
  ],
);
