import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import type { AwardException } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { getException } from "#app/queries/award.server.ts";
import { exceptionDecisions } from "#db/schema/award.ts";
import { memberships } from "#db/schema/organization.ts";

type Input = { outcome: "approved" | "refused"; reason: string };
type Refusal = "not-found" | "not-yours" | "decided-already";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/** Approve or refuse an exception, once: only the approver it names, never who asked for it. */
export async function decideException(
  actor: Actor,
  exceptionId: string,
  input: Input,
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      const exception = await getException(scope, exceptionId);
      if (!exception) return { ok: false, reason: "not-found" };
      if (exception.decision) return { ok: false, reason: "decided-already" };
      const isTheirs =
        exception.approverId === actor.personId && exception.requestedBy !== actor.personId;
      if (!isTheirs) return { ok: false, reason: "not-yours" };
      const { contractId, subcontractId, supplierId } = exception;
      await scope.tx.insert(exceptionDecisions).values({
        ...{ exceptionId, primeId: actor.organizationId, contractId, ...input },
        ...{ decidedAt: actor.at, decidedBy: actor.personId, decidedByName: actor.personName },
      });
      await appendOversightEntry(
        scope,
        input.outcome === "approved" ? "exception.approved" : "exception.refused",
        { contractId, subcontractId, supplierId },
        { exceptionId, ...input },
      );
      await tellRequester(scope, exception, input);
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error, "exception_decisions_once"))
      return { ok: false, reason: "decided-already" };
    throw error;
  }
}

async function tellRequester(
  { tx, actor }: Scope,
  exception: AwardException,
  { outcome, reason }: Input,
): Promise<void> {
  const [requester] = await tx
    .select({ email: memberships.personEmail, name: memberships.personName })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, exception.requestedBy),
        isNull(memberships.endedAt),
      ),
    );
  if (!requester) return;
  await sendLetter(tx, {
    kind: "exception-decided",
    organizationId: actor.organizationId,
    to: requester,
    facts: {
      link: { path: paths.prime.subcontract(actor.organizationId, exception.subcontractId) },
      approverName: actor.personName,
      subcontractNumber: exception.subcontractNumber,
      outcome,
      reason,
    },
  });
}
