import {
  bigint,
  customType,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const hashes = customType<{ data: Buffer[] }>({ dataType: () => "bytea[]" });

/**
 * Everything that happened, per prime, in order. `entry` is the canonical JSON whose hash is the
 * leaf; the other columns repeat parts of it for searching. Appended by one database function.
 */
export const oversightLog = pgTable(
  "oversight_log",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    seq: bigint({ mode: "number" }).notNull(),
    at: instant().notNull(),
    action: text().notNull(),
    actorId: uuid(),
    contractId: uuid(),
    subcontractId: uuid(),
    supplierId: uuid(),
    entry: text().notNull(),
    leafHash: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.primeId, t.seq] }),
    index("oversight_log_subcontract").on(t.subcontractId, t.seq),
    index("oversight_log_contract").on(t.contractId, t.seq),
    index("oversight_log_supplier").on(t.supplierId, t.seq),
  ],
);

/** The size and the right edge of each prime's Merkle tree: what the next append needs. */
export const oversightTrees = pgTable("oversight_trees", {
  primeId: uuid()
    .primaryKey()
    .references(() => organizations.id, { onDelete: "restrict" }),
  size: bigint({ mode: "number" }).notNull(),
  edge: hashes().notNull(),
});

export const RECORD_STATES = ["building", "ready", "failed"] as const;

/** A sealed document of a subcontract: the JSON and the PDF lie in the blob store by their hashes. */
export const oversightRecords = pgTable(
  "oversight_records",
  {
    id: id(),
    requestedAt: createdAt(),
    requestedBy: uuid().notNull(),
    requestedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    subcontractId: uuid()
      .notNull()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    number: text().notNull(),
    asOf: date({ mode: "string" }).notNull(),
    supersedesId: uuid(),
    state: text({ enum: RECORD_STATES }).notNull().default("building"),
    builtAt: instant(),
    failure: text(),
    jsonSha256: text(),
    jsonBlobKey: text(),
    pdfSha256: text(),
    pdfBlobKey: text(),
    /** the signed root of the log that the record states, as a C2SP signed note */
    checkpoint: text(),
    /** the signed list of the record's files with their hashes, as a compact JWS */
    manifestJws: text(),
  },
  (t) => [
    unique("oversight_records_number").on(t.primeId, t.number),
    index("oversight_records_subcontract").on(t.subcontractId, t.requestedAt),
    oneOf("oversight_records_state", t.state, RECORD_STATES),
  ],
);
