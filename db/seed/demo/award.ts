import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import type { OpenPointCode } from "#app/domain/award/open-points.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listExceptionsOf } from "#app/queries/award/exception.server.ts";
import type { DemoSubcontract } from "./chain.ts";
import { subcontractId } from "./set-up.ts";
import { done, primeActor, type World } from "./world.ts";

const WHY =
  "The only qualified source for this part. Its assessment by a C3PAO is booked, the drawings it gets until then are reduced to what the part needs, and the work stays in one enclave.";
const APPROVAL =
  "Approved on condition that the C3PAO assessment is held on the booked date and that no further drawings are released before.";

const CONDITION = "The C3PAO assessment is held on the booked date, and its status is accepted.";

const DAYS_TO_AWARD = 45;
const DAYS_TO_ASSESS = 150;

/** What the manager writes about each point that may be open when an award is recorded. */
const WHY_ALL_THE_SAME: Partial<Record<OpenPointCode, string>> = {
  "flowdown-not-issued": "The purchase order carries the clauses; the flowdown follows this week.",
  "flowdown-outdated": "The new flowdown asks for nothing that the supplier does not hold.",
  "not-acknowledged":
    "The signed purchase order carries the same clauses; its acceptance is on file.",
  "facts-to-review":
    "What waits for review concerns another system than the one that does the work.",
  "correction-awaited": "What was returned is a name; the status itself was checked in SPRS.",
  "no-verification-method": "It was checked by telephone with the official who signed it.",
  "statement-only": "The screen of SPRS was seen together with the supplier; a print is promised.",
  "no-evidence": "The screen of SPRS was seen together with the supplier; a print is promised.",
  "evidence-older-than-fact": "The file shows the same scope; the new one is promised.",
  "lower-tier-ineligible": "The tier below gets no drawings before its own status is accepted.",
};

/** The award is recorded on the day it was made. */
export async function award(world: World, subcontract: DemoSubcontract, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const outcome = await recordAward(actor, subcontractId(world, subcontract), {
    awardedOn: actor.on,
    reasons: WHY_ALL_THE_SAME,
  });
  done(outcome, `${subcontract.number} awarded`);
}

/** The manager asks the approver to allow what the facts do not support. */
export async function requestAwardException(
  world: World,
  subcontract: DemoSubcontract,
  at: Date,
): Promise<void> {
  const actor = primeActor(world, at);
  const outcome = await requestException(actor, subcontractId(world, subcontract), {
    awardOn: actor.on,
    awardUntil: addDays(actor.on, DAYS_TO_AWARD),
    approverId: world.people.approver.id,
    reason: WHY,
  });
  done(outcome, `${subcontract.number}: exception requested`);
}

/** The approver allows it. */
export async function decideAwardException(
  world: World,
  subcontract: DemoSubcontract,
  at: Date,
): Promise<void> {
  const actor = primeActor(world, at, "approver");
  const [exception] = await asActor(actor, (scope) =>
    listExceptionsOf(scope, subcontractId(world, subcontract)),
  );
  const outcome = await decideException(actor, exception?.id ?? "", {
    outcome: "approved",
    reason: APPROVAL,
    conditions: [{ text: CONDITION, dueOn: addDays(actor.on, DAYS_TO_ASSESS) }],
  });
  done(outcome, `${subcontract.number}: exception approved`);
}
