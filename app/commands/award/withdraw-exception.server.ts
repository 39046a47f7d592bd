import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { isConcerned } from "#app/queries/award/exception-decision.server.ts";
import { exceptionWithdrawals } from "#db/schema/award.ts";
import { changeException, subjectOf } from "./change-exception.server.ts";

type Refusal = "not-found" | "not-yours" | "used" | "over";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/** Take an exception back, asked for or approved, before an award rests on it. */
export function withdrawException(
  actor: Actor,
  exceptionId: string,
  { reason }: { reason: string },
): Promise<Outcome> {
  return changeException<Outcome>(actor, exceptionId, async (scope, exception) => {
    if (!isConcerned(actor, exception)) return { ok: false, reason: "not-yours" };
    if (exception.state === "used") return { ok: false, reason: "used" };
    const isOpen = exception.state === "waiting" || exception.decision?.outcome === "approved";
    if (!isOpen || exception.withdrawal) return { ok: false, reason: "over" };
    await scope.tx.insert(exceptionWithdrawals).values({
      withdrawnAt: actor.at,
      withdrawnBy: actor.personId,
      withdrawnByName: actor.personName,
      primeId: actor.organizationId,
      contractId: exception.contractId,
      exceptionId,
      reason,
    });
    await appendOversightEntry(scope, "exception.withdrawn", subjectOf(exception), {
      exceptionId,
      reason,
    });
    return { ok: true };
  });
}
