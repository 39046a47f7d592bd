import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { WITNESS_KINDS } from "#app/domain/log/witness.ts";
import { RECORD_KINDS, type RecordAttachment } from "#app/domain/record/kinds.ts";
import { auditSamples } from "./audit.ts";
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

/** A signed root of a prime's log: made by the hour when it grew, and with every record. Never updated. */
export const oversightCheckpoints = pgTable(
  "oversight_checkpoints",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    size: bigint({ mode: "number" }).notNull(),
    sealedAt: createdAt(),
    /** hexadecimal */
    root: text().notNull(),
    /** a C2SP signed note */
    note: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.primeId, t.size] })],
);

/**
 * That a checkpoint was handed to a witness outside, or that it was tried: one row for each witness.
 * Once witnessed it stays as it is.
 */
export const witnessedCheckpoints = pgTable(
  "witnessed_checkpoints",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    size: bigint({ mode: "number" }).notNull(),
    kind: text({ enum: WITNESS_KINDS }).notNull(),
    /** as the prime's people are told it: an address, the name of a folder, a bucket or a key */
    name: text().notNull(),
    attempts: integer().notNull(),
    triedAt: instant().notNull(),
    witnessedAt: instant(),
    failure: text(),
    /** the signature lines that the witness gave back */
    cosignatures: text(),
  },
  (t) => [
    primaryKey({ columns: [t.primeId, t.size, t.kind, t.name] }),
    foreignKey({
      name: "witnessed_checkpoints_checkpoint",
      columns: [t.primeId, t.size],
      foreignColumns: [oversightCheckpoints.primeId, oversightCheckpoints.size],
    }).onDelete("restrict"),
    oneOf("witnessed_checkpoints_kind", t.kind, WITNESS_KINDS),
  ],
);

export const RECORD_STATES = ["building", "ready", "failed"] as const;

/**
 * A sealed document: of a subcontract, of a contract with all its subcontracts, or of a sample that
 * an auditor drew. The JSON and the PDF lie in the blob store by their hashes.
 */
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
    kind: text({ enum: RECORD_KINDS }).notNull().default("subcontract"),
    /** null in the record of a sample */
    contractId: uuid().references(() => contracts.id, { onDelete: "restrict" }),
    /** null unless it is of one subcontract */
    subcontractId: uuid().references(() => subcontracts.id, { onDelete: "restrict" }),
    sampleId: uuid().references(() => auditSamples.id, { onDelete: "restrict" }),
    /** everything it covers, as chosen when it was requested */
    contractIds: uuid().array().notNull(),
    subcontractIds: uuid().array().notNull(),
    number: text().notNull(),
    asOf: date({ mode: "string" }).notNull(),
    /** what came to be known later is not in it */
    knownAt: instant().notNull(),
    supersedesId: uuid(),
    state: text({ enum: RECORD_STATES }).notNull().default("building"),
    /** per cent, while it is building */
    progress: integer().notNull().default(0),
    builtAt: instant(),
    failure: text(),
    jsonSha256: text(),
    jsonBlobKey: text(),
    pdfSha256: text(),
    pdfBlobKey: text(),
    /** further files in the ZIP beside evidence: name, SHA-256 and where it lies */
    attachments: jsonb().$type<RecordAttachment[]>().notNull().default([]),
    /** the signed root of the log that the record states, as a C2SP signed note */
    checkpoint: text(),
    /** the signed list of the record's files with their hashes, as a compact JWS */
    manifestJws: text(),
    /** the time-stamp token over the manifest, where an authority is asked: DER in base64 */
    timestampToken: text(),
  },
  (t) => [
    unique("oversight_records_number").on(t.primeId, t.number),
    index("oversight_records_subcontract").on(t.subcontractId, t.requestedAt),
    index("oversight_records_contract").on(t.contractId, t.requestedAt),
    index("oversight_records_sample").on(t.sampleId),
    index("oversight_records_subcontracts").using("gin", t.subcontractIds),
    oneOf("oversight_records_kind", t.kind, RECORD_KINDS),
    oneOf("oversight_records_state", t.state, RECORD_STATES),
    check(
      "oversight_records_about",
      sql`case ${t.kind}
        when 'subcontract' then ${t.contractId} is not null and ${t.subcontractId} is not null
        when 'contract' then ${t.contractId} is not null and ${t.subcontractId} is null
        else ${t.sampleId} is not null end`,
    ),
  ],
);
