import { randomUUID } from "node:crypto";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { aboutSubject } from "#app/queries/record/record.server.ts";
import { getRecordScope } from "#app/queries/record/scope.server.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { takeRecordNumber } from "./take-record-number.server.ts";

export type RecordRefusal = "quota" | "not-found" | "building-already";
type Outcome =
  | { ok: true; recordId: string; number: string }
  | { ok: false; reason: RecordRefusal };

type Dates = {
  /** the day that the verdicts are decided for */
  asOf: CalendarDate;
  /** what came to be known later is left out; absent, or yet to come: now */
  knownAt?: Date;
};

/**
 * Ask for the record of a subcontract, of a contract with all its subcontracts, or of a sample: a
 * job builds it. The entry that this writes into the log is the last one the record can show.
 *
 * @returns `not-found` when its subject does not exist, or did not at `knownAt`.
 */
export function requestRecord(
  actor: Actor,
  subject: RecordSubject,
  dates: Dates,
): Promise<Outcome> {
  return asActor(actor, (scope) => requestRecordAs(scope, subject, dates));
}

/** The same inside a transaction that is open already. */
export async function requestRecordAs(
  scope: Scope,
  subject: RecordSubject,
  { asOf, ...dates }: Dates,
): Promise<Outcome> {
  const { tx, actor } = scope;
  const { isWithin } = await askQuota(scope, "records");
  if (!isWithin) return { ok: false, reason: "quota" };
  const knownAt = dates.knownAt && dates.knownAt < actor.at ? dates.knownAt : actor.at;
  const covered = await getRecordScope(scope, subject, knownAt);
  if (!covered) return { ok: false, reason: "not-found" };
  const number = await takeRecordNumber(scope);
  const [latest, ready] = await findEarlier(scope, subject);
  if (latest?.state === "building") return { ok: false, reason: "building-already" };
  const supersedes = subject.kind === "sample" ? null : ready;
  const { contractIds, subcontractIds, supplierId } = covered;
  const contractId = subject.kind === "sample" ? null : (contractIds[0] ?? null);
  const subcontractId = subject.kind === "subcontract" ? subject.subcontractId : null;
  const recordId = randomUUID();
  await tx.insert(oversightRecords).values({
    id: recordId,
    primeId: actor.organizationId,
    kind: subject.kind,
    contractId,
    subcontractId,
    contractIds,
    subcontractIds,
    requestedAt: actor.at,
    requestedBy: actor.personId,
    requestedByName: actor.personName,
    number,
    asOf,
    knownAt,
    supersedesId: supersedes?.id ?? null,
    sampleId: subject.kind === "sample" ? subject.sampleId : null,
  });
  await appendOversightEntry(
    scope,
    "record.requested",
    { contractId, subcontractId, supplierId },
    {
      recordId,
      number,
      asOf,
      knownAt: knownAt.toISOString(),
      ...subject,
      supersedes: supersedes?.number ?? null,
    },
  );
  await tx.execute(
    sql`select flowdown.enqueue('build-record', ${JSON.stringify({ recordId, primeId: actor.organizationId })}::json)`,
  );
  return { ok: true, recordId, number };
}

/** The latest record of the same subject, and the latest that is ready. */
async function findEarlier({ tx, actor }: Scope, subject: RecordSubject) {
  const { id, number, state, primeId, requestedAt } = oversightRecords;
  const latest = (condition?: SQL) =>
    tx
      .select({ id, number, state })
      .from(oversightRecords)
      .where(and(eq(primeId, actor.organizationId), aboutSubject(subject), condition))
      .orderBy(desc(requestedAt), desc(id))
      .limit(1);
  const [[any], [ready]] = await Promise.all([latest(), latest(eq(state, "ready"))]);
  return [any ?? null, ready ?? null] as const;
}
