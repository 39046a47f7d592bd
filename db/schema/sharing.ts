import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";
import { organizations } from "./organization.ts";

/**
 * Whether a subcontractor offers a fact to a prime that does not hold it yet: as a suggestion in what
 * that prime asks next. The latest choice counts; without one it is offered. Never updated.
 */
export const reuseChoices = pgTable(
  "reuse_choices",
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
    /** every version of one fact */
    lineageId: uuid().notNull(),
    isOffered: boolean().notNull(),
  },
  (t) => [index("reuse_choices_latest").on(t.organizationId, t.primeId, t.lineageId, t.createdAt)],
);
