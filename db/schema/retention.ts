import { date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { contracts } from "./contract.ts";
import { evidence } from "./evidence.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/**
 * An order that nothing about a contract, a supplier, or anything at all is disposed of, whatever
 * its age. It is released, never removed.
 */
export const legalHolds = pgTable(
  "legal_holds",
  {
    id: id(),
    placedAt: createdAt(),
    placedBy: uuid().notNull(),
    placedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** both null: everything the prime keeps */
    contractId: uuid().references(() => contracts.id, { onDelete: "restrict" }),
    supplierId: uuid().references(() => suppliers.id, { onDelete: "restrict" }),
    reason: text().notNull(),
    releasedAt: instant(),
    releasedBy: uuid(),
    releasedByName: text(),
    releaseReason: text(),
  },
  (t) => [index("legal_holds_prime").on(t.primeId, t.placedAt)],
);

/**
 * That a prime disposed of an evidence file when it had been kept long enough. Its name, hash and
 * the log entries about it stay; the content is gone for this prime. Never updated.
 */
export const evidenceDisposals = pgTable(
  "evidence_disposals",
  {
    id: id(),
    disposedAt: createdAt(),
    disposedBy: uuid().notNull(),
    disposedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    sha256: text().notNull(),
    /** the last day it had to be kept */
    retainedUntil: date({ mode: "string" }).notNull(),
  },
  (t) => [
    unique("evidence_disposals_once").on(t.primeId, t.evidenceId),
    index("evidence_disposals_evidence").on(t.evidenceId),
  ],
);
