import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { listApproversFor } from "#app/queries/award/award.server.ts";
import { isConcerned } from "#app/queries/award/exception-decision.server.ts";
import { exceptionReassignments } from "#db/schema/award.ts";
import { changeException, subjectOf } from "./change-exception.server.ts";

type Refusal = "not-found" | "not-yours" | "over" | "no-such-approver";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/** Give an undecided exception to another approver, who gets a letter. */
export function reassignException(
  actor: Actor,
  exceptionId: string,
  { approverId, reason }: { approverId: string; reason: string },
): Promise<Outcome> {
  return changeException<Outcome>(actor, exceptionId, async (scope, exception) => {
    if (!isConcerned(actor, exception)) return { ok: false, reason: "not-yours" };
    if (exception.state !== "waiting") return { ok: false, reason: "over" };
    const approver = (await listApproversFor(scope, exception)).find(
      ({ personId }) => personId === approverId,
    );
    if (!approver) return { ok: false, reason: "no-such-approver" };
    const primeId = actor.organizationId;
    await scope.tx.insert(exceptionReassignments).values({
      reassignedAt: actor.at,
      reassignedBy: actor.personId,
      reassignedByName: actor.personName,
      primeId,
      contractId: exception.contractId,
      exceptionId,
      approverId,
      approverName: approver.name,
      reason,
    });
    await appendOversightEntry(scope, "exception.reassigned", subjectOf(exception), {
      exceptionId,
      approver: approver.name,
      before: { approver: exception.approverName },
      after: { approver: approver.name },
      reason,
    });
    await sendLetter(scope.tx, {
      kind: "exception-requested",
      organizationId: primeId,
      to: { email: approver.email, name: approver.name },
      facts: {
        link: { path: paths.prime.exception(primeId, exceptionId) },
        requesterName: exception.requestedByName,
        subcontractNumber: exception.subcontractNumber,
        supplierName: exception.supplierName,
        reason: exception.reason,
      },
    });
    return { ok: true };
  });
}
