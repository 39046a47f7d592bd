import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { refusalOfDays } from "#app/domain/award/exception.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import type { DecidedSubcontract } from "#app/queries/audited-subcontract.server.ts";
import { listApprovers } from "#app/queries/award.server.ts";
import { getAwardCase } from "#app/queries/award-decision.server.ts";
import { findStale, type Stale } from "#app/queries/shown.server.ts";
import { awardExceptions } from "#db/schema/award.ts";
import { lockSubcontract } from "./lock-subcontract.server.ts";

type Input = {
  /** the first and the last day on which it is to allow an award */
  awardOn: CalendarDate;
  awardUntil: CalendarDate;
  approverId: string;
  reason: string;
  /** what the page showed; absent where no page was shown */
  shown?: string;
};
type Refusal =
  | "not-found"
  | "unanswered"
  | "awarded-already"
  | "supported"
  | "no-such-approver"
  | "waiting-already"
  | NonNullable<ReturnType<typeof refusalOfDays>>;
type Outcome = { ok: true; exceptionId: string } | { ok: false; reason: Refusal } | Stale;

/** Ask a named approver to allow an award that the facts do not support, on named days. */
export function requestException(
  actor: Actor,
  subcontractId: string,
  { shown, approverId, ...asked }: Input,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const locked = await lockSubcontract(scope, subcontractId);
    if (!locked) return { ok: false, reason: "not-found" };
    if (locked.state !== "proposed") return { ok: false, reason: "awarded-already" };
    const refusal = refusalOfDays(asked, actor.on);
    if (refusal) return { ok: false, reason: refusal };
    const found = await getAwardCase(scope, subcontractId, asked.awardOn);
    if (!found || found === "unanswered") return { ok: false, reason: found ?? "not-found" };
    const { subcontract, decision } = found;
    const { contractId, supplierId } = locked;
    const subject = { contractId, subcontractId, supplierId };
    const stale = await findStale(scope, shown, { subcontractId, ...decision }, subject);
    if (stale) return stale;
    const verdict = decision.onAwardDay;
    const obstacle = obstacleOf(subcontract, verdict);
    if (obstacle) return { ok: false, reason: obstacle };
    const approver = (await listApprovers(scope)).find((one) => one.personId === approverId);
    if (!approver) return { ok: false, reason: "no-such-approver" };
    const id = randomUUID();
    const primeId = actor.organizationId;
    await tx.insert(awardExceptions).values({
      id,
      requestedAt: actor.at,
      requestedBy: actor.personId,
      requestedByName: actor.personName,
      primeId,
      contractId,
      subcontractId,
      approverId,
      approverName: approver.name,
      verdict,
      ...asked,
    });
    await appendOversightEntry(scope, "exception.requested", subject, {
      exceptionId: id,
      approver: approver.name,
      verdict,
      ...asked,
    });
    await sendLetter(tx, {
      kind: "exception-requested",
      organizationId: primeId,
      to: { email: approver.email, name: approver.name },
      facts: {
        link: { path: paths.prime.exception(primeId, id) },
        requesterName: actor.personName,
        subcontractNumber: subcontract.number,
        supplierName: subcontract.supplier.legalName,
        reason: asked.reason,
      },
    });
    return { ok: true, exceptionId: id };
  });
}

function obstacleOf(
  { exceptions }: DecidedSubcontract,
  { verdict }: EligibilityVerdict,
): "supported" | "waiting-already" | null {
  if (verdict !== "ineligible") return "supported";
  return exceptions.some(({ state }) => state === "waiting") ? "waiting-already" : null;
}
