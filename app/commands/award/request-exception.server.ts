import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listApprovers, listExceptionsOf } from "#app/queries/award.server.ts";
import { getSubcontract } from "#app/queries/subcontract.server.ts";
import { decideAt } from "#app/queries/verdict.server.ts";
import { awardExceptions } from "#db/schema/award.ts";

type Input = { awardOn: CalendarDate; approverId: string; reason: string };
type Refusal =
  | "not-found"
  | "unanswered"
  | "awarded-already"
  | "supported"
  | "no-such-approver"
  | "waiting-already";
type Outcome = { ok: true; exceptionId: string } | { ok: false; reason: Refusal };

/** Ask a named approver to allow an award that the facts do not support. */
export function requestException(
  actor: Actor,
  subcontractId: string,
  { awardOn, approverId, reason }: Input,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    await takeTurn(scope, `exception ${subcontractId}`);
    const subcontract = await getSubcontract(scope, subcontractId);
    if (!subcontract) return { ok: false, reason: "not-found" };
    if (subcontract.state !== "proposed") return { ok: false, reason: "awarded-already" };
    const found = await decideAt(scope, subcontractId, { asOf: awardOn });
    if (!found) return { ok: false, reason: "unanswered" };
    if (found.decision.verdict !== "ineligible") return { ok: false, reason: "supported" };
    const approver = (await listApprovers(scope)).find((one) => one.personId === approverId);
    if (!approver) return { ok: false, reason: "no-such-approver" };
    const earlier = await listExceptionsOf(scope, subcontractId);
    if (earlier.some((one) => !one.decision)) return { ok: false, reason: "waiting-already" };
    const id = randomUUID();
    const contractId = subcontract.contract.id;
    const primeId = actor.organizationId;
    await tx.insert(awardExceptions).values({
      ...{ id, requestedAt: actor.at, primeId, contractId, subcontractId },
      ...{ requestedBy: actor.personId, requestedByName: actor.personName },
      ...{ approverId, approverName: approver.name, awardOn, reason, verdict: found.decision },
    });
    await appendOversightEntry(
      scope,
      "exception.requested",
      { contractId, subcontractId, supplierId: subcontract.supplier.id },
      { exceptionId: id, awardOn, approver: approver.name, reason, verdict: found.decision },
    );
    await sendLetter(tx, {
      kind: "exception-requested",
      organizationId: primeId,
      to: { email: approver.email, name: approver.name },
      facts: {
        link: { path: paths.prime.exception(primeId, id) },
        requesterName: actor.personName,
        subcontractNumber: subcontract.number,
        supplierName: subcontract.supplier.legalName,
        reason,
      },
    });
    return { ok: true, exceptionId: id };
  });
}
