import { bigint, boolean, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";

/** A room that a prime opens for an audit: which contracts, for what, during which days. */
export const audits = pgTable(
  "audits",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    title: text().notNull(),
    /** nothing else exists for its auditors */
    contractIds: uuid().array().notNull(),
    /** first and last day on which its auditors may read */
    startsOn: date({ mode: "string" }).notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    closedAt: instant(),
    /** whether its auditors may make oversight records by themselves */
    mayMakeRecords: boolean().notNull().default(false),
  },
  (t) => [index("audits_prime").on(t.primeId, t.createdAt)],
);

/** That a contract officer or auditor may enter a room. */
export const auditGrants = pgTable(
  "audit_grants",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    auditId: uuid()
      .notNull()
      .references(() => audits.id, { onDelete: "restrict" }),
    personId: uuid(),
    name: text().notNull(),
    email: text().notNull(),
    /** whom they audit for; null where it was not asked yet when they were let in */
    organization: text(),
    revokedAt: instant(),
    /** how many days before its end they were last told of it; null where they were not */
    toldDaysBefore: integer(),
    /** how many entries of the log were looked through for corrections to tell them of */
    toldEntries: bigint({ mode: "number" }),
  },
  (t) => [index("audit_grants_audit").on(t.auditId), index("audit_grants_person").on(t.personId)],
);

/** A random sample of subcontracts that an auditor drew: anyone draws the same with the same seed. */
export const auditSamples = pgTable(
  "audit_samples",
  {
    id: id(),
    drawnAt: createdAt(),
    drawnBy: uuid().notNull(),
    drawnByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    auditId: uuid()
      .notNull()
      .references(() => audits.id, { onDelete: "restrict" }),
    seed: text().notNull(),
    /** of how many subcontracts it was drawn */
    population: integer().notNull(),
    /** the SHA-256 of the subcontract numbers it was drawn from, one a line in order */
    populationSha256: text().notNull(),
    /** in the order drawn */
    subcontractIds: uuid().array().notNull(),
  },
  (t) => [index("audit_samples_audit").on(t.auditId, t.drawnAt)],
);

/** What an auditor writes down: what was found, or what the prime is asked. */
export const AUDIT_NOTE_KINDS = ["finding", "question"] as const;

/** A finding or a question about a contract or one subcontract. Never updated. */
export const auditNotes = pgTable(
  "audit_notes",
  {
    id: id(),
    writtenAt: createdAt(),
    writtenBy: uuid().notNull(),
    writtenByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    auditId: uuid()
      .notNull()
      .references(() => audits.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    /** null: about the contract as a whole */
    subcontractId: uuid().references(() => subcontracts.id, { onDelete: "restrict" }),
    kind: text({ enum: AUDIT_NOTE_KINDS }).notNull(),
    text: text().notNull(),
  },
  (t) => [
    index("audit_notes_audit").on(t.auditId, t.writtenAt),
    index("audit_notes_contract").on(t.contractId),
    oneOf("audit_notes_kind", t.kind, AUDIT_NOTE_KINDS),
  ],
);

/** What the prime answered to a note, or the auditor said to it; never updated. */
export const auditReplies = pgTable(
  "audit_replies",
  {
    id: id(),
    writtenAt: createdAt(),
    writtenBy: uuid().notNull(),
    writtenByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    auditId: uuid()
      .notNull()
      .references(() => audits.id, { onDelete: "restrict" }),
    noteId: uuid()
      .notNull()
      .references(() => auditNotes.id, { onDelete: "restrict" }),
    isByAuditor: boolean().notNull(),
    /** only an auditor settles a note */
    settles: boolean().notNull().default(false),
    text: text().notNull(),
  },
  (t) => [index("audit_replies_note").on(t.noteId, t.writtenAt)],
);
