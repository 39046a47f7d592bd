import { annulAward } from "#app/commands/award/annul-award.server.ts";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { reassignException } from "#app/commands/award/reassign-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { recordCondition } from "#app/commands/award/record-condition.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { withdrawException } from "#app/commands/award/withdraw-exception.server.ts";
import { OPEN_POINT_CODES, type OpenPointCode } from "#app/domain/award/open-points.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getException } from "#app/queries/award/exception.server.ts";
import { actorOf, type TestActor, type TestOrganization } from "./people.ts";

/** A reason for whatever is open when an award is recorded; those that are not needed are left aside. */
export const ANY_REASONS = Object.fromEntries(
  OPEN_POINT_CODES.map((code) => [code, `The award cannot wait for this: ${code}.`]),
) as Record<OpenPointCode, string>;

const REASON = "The part is needed for a grounded aircraft; no CUI is sent before certification.";

function done<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
}

/**
 * An award by exception after everything that can become of one: a request was withdrawn, the other
 * given to another approver, approved on a condition that was met, and a first award annulled.
 */
export async function awardByException({
  prime,
  manager,
  subcontractId,
}: {
  prime: TestOrganization;
  manager: TestActor;
  subcontractId: string;
}): Promise<void> {
  const first = await actorOf(prime, "prime-approver");
  const approver = await actorOf(prime, "prime-approver");
  const request = {
    awardOn: manager.on,
    awardUntil: manager.on,
    approverId: first.personId,
    reason: REASON,
  };
  const taken = done(await requestException(manager, subcontractId, request));
  done(await withdrawException(manager, taken.exceptionId, { reason: REASON }));
  const { exceptionId } = done(await requestException(manager, subcontractId, request));
  const { personId: approverId } = approver;
  done(await reassignException(manager, exceptionId, { approverId, reason: REASON }));
  const conditions = [{ text: "The affirmation is renewed.", dueOn: manager.on }];
  const approval = { outcome: "approved", reason: REASON, conditions } as const;
  done(await decideException(approver, exceptionId, approval));
  const award = { awardedOn: manager.on, reasons: ANY_REASONS };
  done(await recordAward(manager, subcontractId, award));
  done(await annulAward(approver, subcontractId, { reason: REASON }));
  done(await recordAward(manager, subcontractId, award));
  const exception = await asActor(manager, (scope) => getException(scope, exceptionId));
  const conditionId = exception?.conditions[0]?.id ?? "";
  const met = { conditionId, outcome: "met", note: REASON } as const;
  done(await recordCondition(manager, exceptionId, met));
}
