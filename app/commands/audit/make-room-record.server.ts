import { and, eq } from "drizzle-orm";
import { type RecordRefusal, requestRecordAs } from "#app/commands/record/request-record.server.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { type Auditor, type AuditRoom, asAuditor } from "./as-auditor.server.ts";

type Subject = Extract<RecordSubject, { kind: "contract" | "subcontract" }>;
type Outcome = { ok: true; number: string } | { ok: false; reason: RecordRefusal | "not-allowed" };

/**
 * Make the oversight record of a contract of the room, or of a subcontract of one, as of today: where
 * the prime allows it for the room. It is the prime's record, made for the auditor, and the log says
 * for whom.
 */
export function makeRoomRecord(actor: Auditor, subject: Subject): Promise<Outcome> {
  return asAuditor(actor, async (scope, room): Promise<Outcome> => {
    if (!(await isInRoom(scope, room, subject))) return { ok: false, reason: "not-found" };
    if (!room.mayMakeRecords) return { ok: false, reason: "not-allowed" };
    const asked = await requestRecordAs(scope, subject, { asOf: actor.on });
    return asked.ok ? { ok: true, number: asked.number } : asked;
  });
}

async function isInRoom(
  { tx, actor }: Scope,
  { contractIds }: AuditRoom,
  subject: Subject,
): Promise<boolean> {
  if (subject.kind === "contract") return contractIds.includes(subject.contractId);
  const [found] = await tx
    .select({ contractId: subcontracts.contractId })
    .from(subcontracts)
    .where(
      and(
        eq(subcontracts.id, subject.subcontractId),
        eq(subcontracts.primeId, actor.organizationId),
      ),
    );
  return found !== undefined && contractIds.includes(found.contractId);
}
