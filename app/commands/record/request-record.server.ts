import { randomUUID } from "node:crypto";
import { and, desc, eq, like, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { nextRecordNumber, recordNumberPrefix } from "#app/domain/oversight/record-number.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listRecords } from "#app/queries/oversight-record.server.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Outcome =
  | { ok: true; recordId: string; number: string }
  | { ok: false; reason: "not-found" | "building-already" };

/**
 * Ask for the record of a subcontract as it stands: a job builds it. The entry that this writes
 * into the log is the last one the record can show.
 */
export function requestRecord(
  actor: Actor,
  subcontractId: string,
  { asOf }: { asOf: CalendarDate },
): Promise<Outcome> {
  return asActor(actor, (scope) => requestRecordAs(scope, subcontractId, { asOf }));
}

/** The same inside a transaction that is open already. */
export async function requestRecordAs(
  scope: Scope,
  subcontractId: string,
  { asOf }: { asOf: CalendarDate },
): Promise<Outcome> {
  const { tx, actor } = scope;
  const [subcontract] = await tx
    .select({ contractId: subcontracts.contractId, supplierId: subcontracts.supplierId })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)));
  if (!subcontract) return { ok: false, reason: "not-found" };
  const number = await takeNumber(scope);
  const earlier = await listRecords(scope, subcontractId);
  if (earlier[0]?.state === "building") return { ok: false, reason: "building-already" };
  const supersedes = earlier.find((record) => record.state === "ready") ?? null;
  const { contractId, supplierId } = subcontract;
  const recordId = randomUUID();
  await tx.insert(oversightRecords).values({
    ...{ id: recordId, primeId: actor.organizationId, contractId, subcontractId },
    ...{ requestedAt: actor.at, requestedBy: actor.personId, requestedByName: actor.personName },
    ...{ contractIds: [contractId], subcontractIds: [subcontractId], knownAt: actor.at },
    ...{ number, asOf, supersedesId: supersedes?.id ?? null },
  });
  await appendOversightEntry(
    scope,
    "record.requested",
    { contractId, subcontractId, supplierId },
    { recordId, number, asOf, supersedes: supersedes?.number ?? null },
  );
  await tx.execute(
    sql`select flowdown.enqueue('build-record', ${JSON.stringify({ recordId, primeId: actor.organizationId })}::json)`,
  );
  return { ok: true, recordId, number };
}

/** The prime's next number of the year; requests of one prime wait for one another here. */
async function takeNumber({ tx, actor }: Scope): Promise<string> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('oversight record ' || ${actor.organizationId}, 0))`,
  );
  const year = actor.at.getUTCFullYear();
  const [latest] = await tx
    .select({ number: oversightRecords.number })
    .from(oversightRecords)
    .where(
      and(
        eq(oversightRecords.primeId, actor.organizationId),
        like(oversightRecords.number, `${recordNumberPrefix(year)}%`),
      ),
    )
    .orderBy(desc(sql`length(${oversightRecords.number})`), desc(oversightRecords.number))
    .limit(1);
  return nextRecordNumber(year, latest?.number ?? null);
}
