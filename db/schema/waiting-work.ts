import { date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { KEPT_WORK } from "#app/domain/worklist/kinds.ts";
import { oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * What waits for a prime's people, and what its suppliers owe it, of the kinds of which a large portfolio has
 * many: a projection of the subcontracts, their verdicts and requests, written by the database in the
 * transaction that changes one of them, and rebuilt with them. It says which there is and by when, not what
 * it means. It goes with a supplier whose import is undone.
 */
export const waitingWork = pgTable(
  "waiting_work",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "cascade" }),
    kind: text({ enum: KEPT_WORK }).notNull(),
    /** the last day on which it is in time */
    until: date({ mode: "string" }),
    /** the subcontract, the supplier or the request */
    subjectId: uuid().notNull(),
    /** null for what is no subcontract's */
    subcontractId: uuid(),
    contractId: uuid(),
    /** the first day on which that is its day; null: since it waits */
    countsFrom: date({ mode: "string" }),
    /** the last day on which it is; null: however long it waits */
    countsUntil: date({ mode: "string" }),
  },
  (t) => [
    unique("waiting_work_once")
      .on(t.supplierId, t.kind, t.subjectId, t.countsFrom)
      .nullsNotDistinct(),
    // All that a list asks to be walked, so that it is read from it alone.
    index("waiting_work_soonest").on(
      t.primeId,
      t.kind,
      t.until,
      t.subjectId,
      t.supplierId,
      t.subcontractId,
      t.contractId,
      t.countsFrom,
      t.countsUntil,
    ),
    oneOf("waiting_work_kind", t.kind, KEPT_WORK),
  ],
);
