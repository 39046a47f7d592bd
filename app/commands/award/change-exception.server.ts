import { lockSubcontract } from "#app/commands/subcontract/lock-subcontract.server.ts";
import type { AwardException } from "#app/domain/award/award.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getException } from "#app/queries/award/exception.server.ts";

/** What something that was said about an exception is about, in the log. */
export const subjectOf = ({ contractId, subcontractId, supplierId }: AwardException) => ({
  contractId,
  subcontractId,
  supplierId,
});

/**
 * Run `change` on an exception as it stands, in one transaction; whoever else would decide about the
 * same subcontract waits.
 */
export function changeException<Outcome>(
  actor: Actor,
  exceptionId: string,
  change: (scope: Scope, exception: AwardException) => Promise<Outcome>,
): Promise<Outcome | { ok: false; reason: "not-found" }> {
  return asActor(actor, async (scope) => {
    const found = await getException(scope, exceptionId);
    if (!found) return { ok: false, reason: "not-found" };
    await lockSubcontract(scope, found.subcontractId);
    const exception = await getException(scope, exceptionId);
    if (!exception) return { ok: false, reason: "not-found" };
    return change(scope, exception);
  });
}
