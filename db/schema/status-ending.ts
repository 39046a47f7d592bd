import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { STATUS_ENDINGS } from "#app/domain/fact/status-ending.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * That an assessment stopped counting on a day, as the prime learned it: DoD revoked the status, a
 * DIBCAC result took its place, or compliance changed. Never changed; a later row supersedes it.
 */
export const statusEndings = pgTable(
  "status_endings",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    assessmentLineageId: uuid().notNull(),
    cause: text({ enum: STATUS_ENDINGS }).notNull(),
    endedOn: date({ mode: "string" }).notNull(),
    /** from whom and how the prime learned it */
    source: text().notNull(),
    supersedesId: uuid().references((): AnyPgColumn => statusEndings.id, { onDelete: "restrict" }),
    isWithdrawn: boolean().notNull().default(false),
  },
  (t) => [
    index("status_endings_supplier").on(t.supplierId),
    index("status_endings_assessment").on(t.assessmentLineageId),
    unique("status_endings_superseded_once").on(t.supersedesId),
    oneOf("status_endings_cause", t.cause, STATUS_ENDINGS),
  ],
);
