import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listExceptionsOf } from "#app/queries/award.server.ts";
import type { DemoSubcontract } from "./chain.ts";
import { subcontractId } from "./set-up.ts";
import { done, primeActor, type World } from "./world.ts";

const WHY =
  "The only qualified source for this part. Its assessment by a C3PAO is booked, the drawings it gets until then are reduced to what the part needs, and the work stays in one enclave.";
const APPROVAL =
  "Approved on condition that the C3PAO assessment is held on the booked date and that no further drawings are released before.";

/** The award is recorded on the day it was made. */
export async function award(world: World, subcontract: DemoSubcontract, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const outcome = await recordAward(actor, subcontractId(world, subcontract), {
    awardedOn: actor.on,
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
    ...{ awardOn: actor.on, approverId: world.people.approver.id, reason: WHY },
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
    ...{ outcome: "approved", reason: APPROVAL },
  });
  done(outcome, `${subcontract.number}: exception approved`);
}
