import { and, arrayContains, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordAttachment, RecordKind, RecordSubject } from "#app/domain/record/kinds.ts";
import type { RecordState, RecordSummary } from "#app/domain/record/summary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { oversightLog, oversightRecords } from "#db/schema/oversight.ts";

const superseded = alias(oversightRecords, "superseded");

const MOST_RECORDS = 200;

/**
 * The records that cover a subcontract, newest first: its own, those of its contract and of samples;
 * of those still building the hashes are null.
 */
export function listRecords(scope: Scope, subcontractId: string): Promise<RecordSummary[]> {
  return selectRecords(scope, arrayContains(oversightRecords.subcontractIds, [subcontractId]));
}

/** The records of a contract with all its subcontracts, newest first. */
export function listContractRecords(scope: Scope, contractId: string): Promise<RecordSummary[]> {
  return selectRecords(scope, aboutSubject({ kind: "contract", contractId }));
}

/** The records of a sample that an auditor drew, newest first. */
export function listSampleRecords(scope: Scope, sampleId: string): Promise<RecordSummary[]> {
  return selectRecords(scope, aboutSubject({ kind: "sample", sampleId }));
}

async function selectRecords(
  { tx, actor }: Scope,
  condition: SQL | undefined,
): Promise<RecordSummary[]> {
  const rows = await tx
    .select({ record: oversightRecords, supersedesNumber: superseded.number })
    .from(oversightRecords)
    .leftJoin(superseded, eq(superseded.id, oversightRecords.supersedesId))
    .where(and(eq(oversightRecords.primeId, actor.organizationId), condition))
    .orderBy(desc(oversightRecords.requestedAt), desc(oversightRecords.id))
    .limit(MOST_RECORDS);
  return rows.map(({ record, supersedesNumber }) => ({
    id: record.id,
    kind: record.kind,
    number: record.number,
    state: record.state,
    progress: record.progress,
    subcontracts: record.subcontractIds.length,
    asOf: calendarDate(record.asOf),
    knownAt: record.knownAt.toISOString(),
    requestedAt: record.requestedAt.toISOString(),
    requestedByName: record.requestedByName,
    supersedesNumber,
    failure: record.failure,
    jsonSha256: record.jsonSha256,
    pdfSha256: record.pdfSha256,
  }));
}

/** The records of the same kind and subject. */
export function aboutSubject(subject: RecordSubject): SQL | undefined {
  const { contractId, subcontractId, sampleId, kind } = oversightRecords;
  const isOfKind = eq(kind, subject.kind);
  if (subject.kind === "subcontract")
    return and(isOfKind, eq(subcontractId, subject.subcontractId));
  if (subject.kind === "contract") return and(isOfKind, eq(contractId, subject.contractId));
  return and(isOfKind, eq(sampleId, subject.sampleId));
}

/** A record as the building of it and its downloads need it. */
export type RecordRow = {
  id: string;
  primeId: string;
  kind: RecordKind;
  /** null in the record of a sample */
  contractId: string | null;
  /** null unless it is of one subcontract */
  subcontractId: string | null;
  sampleId: string | null;
  /** everything it covers */
  contractIds: string[];
  subcontractIds: string[];
  number: string;
  state: RecordState;
  asOf: CalendarDate;
  /** what came to be known later is not in it */
  knownAt: Date;
  attachments: RecordAttachment[];
  requestedAt: Date;
  requestedBy: string;
  requestedByName: string;
  supersedesId: string | null;
  jsonSha256: string | null;
  jsonBlobKey: string | null;
  pdfSha256: string | null;
  pdfBlobKey: string | null;
  builtAt: Date | null;
  /** the signed root of the log, and the signed list of files; null until it is built */
  checkpoint: string | null;
  manifestJws: string | null;
  /** DER in base64 */
  timestampToken: string | null;
};

/** One record; null when there is none. */
export async function getRecord({ tx, actor }: Scope, recordId: string): Promise<RecordRow | null> {
  const [row] = await tx
    .select()
    .from(oversightRecords)
    .where(
      and(eq(oversightRecords.id, recordId), eq(oversightRecords.primeId, actor.organizationId)),
    );
  return row ? { ...row, asOf: calendarDate(row.asOf) } : null;
}

/**
 * How many entries the log had when a record was requested: that request is the last of them, so
 * that a record always says the same, however late it is built.
 */
export async function getTreeSize({ tx, actor }: Scope, record: RecordRow): Promise<number> {
  const [row] = await tx
    .select({ seq: oversightLog.seq })
    .from(oversightLog)
    .where(
      and(
        eq(oversightLog.primeId, actor.organizationId),
        record.contractId ? eq(oversightLog.contractId, record.contractId) : undefined,
        isOwnRequest(record),
      ),
    );
  if (!row) throw new Error(`the log does not name the record ${record.id}`);
  return row.seq + 1;
}

/** The entry with which a record was requested. */
export function isOwnRequest({ id }: RecordRow): SQL | undefined {
  return and(
    eq(oversightLog.action, "record.requested"),
    sql`${oversightLog.entry}::jsonb #>> '{detail,recordId}' = ${id}`,
  );
}
