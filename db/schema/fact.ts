import { type AnyPgColumn, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * Something a subcontractor stated, whatever its kind; the table of its kind holds the content.
 * Never updated, never deleted: a correction is a new fact of the same lineage that supersedes.
 */
export const facts = pgTable(
  "facts",
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    kind: text({ enum: FACT_KINDS }).notNull(),
    lineageId: uuid().notNull(),
    supersedesId: uuid().references((): AnyPgColumn => facts.id, { onDelete: "restrict" }),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    contentHash: text().notNull(),
  },
  (t) => [
    unique("facts_superseded_once").on(t.supersedesId),
    index("facts_organization").on(t.organizationId, t.kind, t.recordedAt),
    index("facts_lineage").on(t.lineageId),
    oneOf("facts_kind", t.kind, FACT_KINDS),
  ],
);

/** That a prime may see a fact. Sharing can end; what was reviewed stays in the prime's record. */
export const shares = pgTable(
  "shares",
  {
    id: id(),
    sharedAt: createdAt(),
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
    submissionId: uuid().notNull(),
    endedAt: instant(),
  },
  (t) => [
    unique("shares_once").on(t.primeId, t.factId),
    index("shares_fact").on(t.factId, t.primeId),
    index("shares_supplier").on(t.supplierId),
  ],
);
