import { chooseLowerTiers } from "#app/commands/lower-tier/choose-lower-tiers.server.ts";
import { openOwnSide } from "#app/commands/lower-tier/open-own-side.server.ts";
import { readyToTell, recordTelling } from "#app/commands/lower-tier/record-telling.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { actorOf, makeOrganization, type TestActor } from "./people.ts";
import { makeSubmission } from "./statement.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
  type TestSupplier,
} from "./supply-chain.ts";

type Below = {
  flowdownId: string;
  subcontractId: string;
  requestId: string;
  supplier: TestSupplier;
  official: TestActor;
};

/** What an organization placed itself: one that answered and is eligible, one that never answered. */
export async function placeBelow(organization: { id: string; legalName: string }) {
  const buyer = await actorOf(organization, "prime-manager");
  const contractId = await makeContract(buyer);
  const place = async (): Promise<Below> => {
    const lower = await makeOrganization();
    const official = await actorOf(lower, "subcontractor-official");
    const supplier = await makeSupplier(buyer, lower);
    return { supplier, official, ...(await makeSubcontract(buyer, { contractId, supplier })) };
  };
  const sound = await place();
  await becomeEligible(buyer, sound);
  const silent = await place();
  return { buyer, contractId, sound, silent };
}

/** A lower tier signs, and the buyer accepts what it signed. */
export async function becomeEligible(buyer: TestActor, below: Below): Promise<void> {
  const { supplier, official, requestId } = below;
  const { submissionId } = await makeSubmission({ manager: buyer, official, supplier, requestId });
  const outcome = await acceptSubmission({ ...buyer, at: new Date() }, supplier.id, submissionId, {
    method: "certificate",
    note: "",
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** A prime, its subcontractor, and two subcontracts that the subcontractor placed and chose. */
export async function makeTwoTiers() {
  const chain = await makeSupplyChain();
  // As whoever joins first: an official who runs the company here as well.
  await actorOf(chain.subcontractor, "subcontractor-admin", { person: chain.official.person });
  const opened = await openOwnSide(chain.official);
  if (!opened.ok) throw new Error(opened.reason);
  const below = await placeBelow(chain.subcontractor);
  const lowerIds = [below.sound.subcontractId, below.silent.subcontractId];
  const chosen = await chooseLowerTiers(chain.official, chain.subcontractId, { lowerIds, seen: 0 });
  if (!chosen.ok) throw new Error(chosen.reason);
  return { ...chain, ...below, contractId: chain.contractId, lowerIds };
}

/** Tell of lower tiers, as the page does it but for the second factor. */
export function tell(
  official: TestActor,
  subcontractId: string,
  form: { withNames: boolean; shown?: string },
) {
  return asActor(official, async (scope) => {
    const ready = await readyToTell(scope, subcontractId, form);
    if (!ready.ok) return ready;
    if (ready.telling) await recordTelling(scope, ready.telling);
    return { ok: true as const };
  });
}

/** That there is nothing below a subcontract, said and told: one row in each table. */
export async function fillLowerTiers(official: TestActor, subcontractId: string): Promise<void> {
  for (const outcome of [
    await chooseLowerTiers(official, subcontractId, { lowerIds: [], seen: 0 }),
    await tell(official, subcontractId, { withNames: true }),
  ])
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}
