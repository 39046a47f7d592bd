import { eq, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { endOfDay } from "#app/domain/kernel/end-of-day.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditSamples } from "#db/schema/audit.ts";
import { organizations } from "#db/schema/organization.ts";

/** What a record covers, as far as it was known at its instant. */
export type RecordScope = {
  /** in no particular order */
  contractIds: string[];
  /** by number; in the order drawn in a sample */
  subcontractIds: string[];
  /** of the record of one subcontract; null in the others */
  supplierId: string | null;
};

/** What a record of `subject` covers; null when none of it was known at `knownAt`. */
export async function getRecordScope(
  scope: Scope,
  subject: RecordSubject,
  knownAt: Date,
): Promise<RecordScope | null> {
  if (subject.kind === "contract") {
    const { contractId } = subject;
    const [isKnown, subcontracts] = await Promise.all([
      isKnownContract(scope, contractId, knownAt),
      listKnown(scope, knownAt, sql`v.contract_id = ${contractId}::uuid`),
    ]);
    if (!isKnown) return null;
    return { contractIds: [contractId], subcontractIds: subcontracts.map(idOf), supplierId: null };
  }
  const isSample = subject.kind === "sample";
  const asked = isSample ? await listDrawn(scope, subject.sampleId) : [subject.subcontractId];
  const known = await listKnown(scope, knownAt, sql`v.id = any(${`{${asked.join(",")}}`}::uuid[])`);
  if (known.length === 0) return null;
  const ids = known.map(idOf);
  return {
    contractIds: [...new Set(known.map((row) => row.contractId))],
    subcontractIds: asked.filter((id) => ids.includes(id)),
    supplierId: isSample ? null : (known[0]?.supplierId ?? null),
  };
}

const idOf = ({ id }: { id: string }) => id;

/** Whether a row of versions held at an instant, in a transaction of now. */
function heldAt({ actor }: Scope, knownAt: Date): SQL {
  const at = sql`${knownAt.toISOString()}::timestamptz`;
  return sql`v.prime_id = ${actor.organizationId}::uuid
    and v.known_from <= ${at} and v.known_until > ${at}`;
}

async function isKnownContract(scope: Scope, contractId: string, knownAt: Date): Promise<boolean> {
  const rows = await scope.tx.execute(sql`
    select 1 from contracts_versions v
    where v.id = ${contractId}::uuid and ${heldAt(scope, knownAt)}`);
  return rows.length > 0;
}

type Known = { id: string; contractId: string; supplierId: string };

async function listKnown(scope: Scope, knownAt: Date, which: SQL): Promise<Known[]> {
  const rows = await scope.tx.execute<Known>(sql`
    select v.id, v.contract_id as "contractId", v.supplier_id as "supplierId"
    from subcontracts_versions v
    where ${which} and ${heldAt(scope, knownAt)}
    order by v.number collate "C"`);
  return [...rows];
}

/** The subcontracts of a sample, in the order drawn. */
async function listDrawn({ tx, actor }: Scope, sampleId: string): Promise<string[]> {
  const [sample] = await tx.select().from(auditSamples).where(eq(auditSamples.id, sampleId));
  const isTheirs =
    sample?.primeId === actor.organizationId &&
    (actor.auditId === undefined || sample.auditId === actor.auditId);
  return isTheirs ? sample.subcontractIds : [];
}

/** The end of a day where the prime is: what was known on that day. */
export async function getEndOfDay({ tx, actor }: Scope, day: CalendarDate): Promise<Date> {
  const [prime] = await tx
    .select({ timeZone: organizations.timeZone })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  return endOfDay(day, prime?.timeZone ?? "UTC");
}
