import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { REVIEW_OUTCOMES, VERIFICATION_METHODS } from "#app/domain/fact/review.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { facts } from "./fact.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/** A prime's check of one fact. The latest one counts; none is ever changed. */
export const reviews = pgTable(
  "reviews",
  {
    id: id(),
    reviewedAt: createdAt(),
    reviewedBy: uuid().notNull(),
    reviewedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    factId: uuid()
      .notNull()
      .references(() => facts.id, { onDelete: "restrict" }),
    outcome: text({ enum: REVIEW_OUTCOMES }).notNull(),
    method: text({ enum: VERIFICATION_METHODS }),
    note: text().notNull().default(""),
  },
  (t) => [
    index("reviews_fact").on(t.factId, t.primeId, t.reviewedAt),
    index("reviews_supplier").on(t.supplierId),
    index("reviews_returned").on(t.primeId, t.factId).where(sql`${t.outcome} = 'returned'`),
    oneOf("reviews_outcome", t.outcome, REVIEW_OUTCOMES),
    oneOf("reviews_method", t.method, VERIFICATION_METHODS),
  ],
);
