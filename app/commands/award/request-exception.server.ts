import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { lockSubcontract } from "#app/commands/subcontract/lock-subcontract.server.ts";
import { refusalOfDays } from "#app/domain/award/exception.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import type { DecidedSubcontract } from "#app/queries/award/audited-subcontract.server.ts";
import { type Approver, listApprovers } from "#app/queries/award/award.server.ts";
import { getAwardCase } from "#app/queries/award/decision.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { awardExceptions } from "#db/schema/award.ts";

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
    const locked = await lockSubcontract(scope, subcontractId);
    if (!locked) return { ok: false, reason: "not-found" };
    const refusal = refusalOf(locked, asked, actor.on);
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
    const exceptionId = await write(scope, { ...asked, ...subject, verdict }, approver);
    await tellApprover(scope, subcontract, approver, { exceptionId, reason: asked.reason });
    return { ok: true, exceptionId };
  });
}

function refusalOf(
  { state }: { state: SubcontractState },
  asked: Pick<Input, "awardOn" | "awardUntil">,
  today: CalendarDate,
) {
  return state === "proposed" ? refusalOfDays(asked, today) : "awarded-already";
}

function obstacleOf(
  { exceptions }: DecidedSubcontract,
  { verdict }: EligibilityVerdict,
): "supported" | "waiting-already" | null {
  if (verdict !== "ineligible") return "supported";
  return exceptions.some(({ state }) => state === "waiting") ? "waiting-already" : null;
}

type Asked = Pick<Input, "awardOn" | "awardUntil" | "reason"> & {
  contractId: string;
  subcontractId: string;
  supplierId: string;
  verdict: EligibilityVerdict;
};

async function write(
  scope: Scope,
  { contractId, subcontractId, supplierId, ...asked }: Asked,
  approver: Approver,
): Promise<string> {
  const { tx, actor } = scope;
  const exceptionId = randomUUID();
  await tx.insert(awardExceptions).values({
    id: exceptionId,
    requestedAt: actor.at,
    requestedBy: actor.personId,
    requestedByName: actor.personName,
    primeId: actor.organizationId,
    contractId,
    subcontractId,
    approverId: approver.personId,
    approverName: approver.name,
    ...asked,
  });
  await appendOversightEntry(
    scope,
    "exception.requested",
    { contractId, subcontractId, supplierId },
    { exceptionId, approver: approver.name, ...asked },
  );
  return exceptionId;
}

async function tellApprover(
  { tx, actor }: Scope,
  { number, supplier }: DecidedSubcontract,
  approver: Approver,
  { exceptionId, reason }: { exceptionId: string; reason: string },
): Promise<void> {
  await sendLetter(tx, {
    kind: "exception-requested",
    organizationId: actor.organizationId,
    to: { email: approver.email, name: approver.name },
    facts: {
      link: { path: paths.prime.exception(actor.organizationId, exceptionId) },
      requesterName: actor.personName,
      subcontractNumber: number,
      supplierName: supplier.legalName,
      reason,
    },
  });
}
