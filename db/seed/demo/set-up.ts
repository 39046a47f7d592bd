import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { createSupplier } from "#app/commands/supplier/create-supplier.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { CHAIN, CONTRACTS, type DemoSubcontract } from "./chain.ts";
import { demoContracts } from "./contracts.ts";
import { type DemoSituation, SITUATIONS } from "./situations.ts";
import { type DemoSupplier, done, primeActor, type World } from "./world.ts";

const TAGS = [["critical"], ["sole source"], ["small business"], ["long lead"]];

const NEXT_AWARDS_IN = 35;
/** How long after its signed answer an award is recorded, as the story tells, and how late it is then. */
const AWARDED_AFTER = { awarded: 8, "exception-approved": 12 } as const;
const LATE_BY = 3;

/** In how many days the award is planned: what was awarded was planned a little before. */
function plannedIn({ award, answer }: DemoSituation): number {
  if (!award || award === "exception-requested" || !answer) return NEXT_AWARDS_IN;
  return -Math.max(answer.signedDaysAgo - AWARDED_AFTER[award], 0) - LATE_BY;
}

/** Everything the prime wrote down at first: contracts, suppliers, subcontracts in three tiers. */
export async function setUp(world: World, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const contracts = demoContracts(world.on);
  for (const key of CONTRACTS) {
    const { contractId } = done(await createContract(actor, contracts[key]), contracts[key].piid);
    world.contractIds.set(key, contractId);
  }
  for (const supplier of world.suppliers.values()) await addSupplier(world, supplier, at);
  for (const subcontract of CHAIN) await addSubcontract(world, subcontract, at);
}

/** Write a supplier down. */
export async function addSupplier(world: World, supplier: DemoSupplier, at: Date): Promise<void> {
  const { legalName, uei, cages, official } = supplier;
  const tags = world.random.chance(0.3) ? (TAGS[world.random.whole(0, 3)] ?? []) : [];
  const contact = { name: official.name, email: official.email, title: official.title };
  const input = { legalName, uei, cages, tags, ownerId: null, contact };
  const outcome = await createSupplier(primeActor(world, at), input);
  supplier.supplierId = done(outcome, legalName).supplierId;
}

/** Write a subcontract down. */
export async function addSubcontract(
  world: World,
  subcontract: DemoSubcontract,
  at: Date,
): Promise<void> {
  const { number, title, under } = subcontract;
  const contractId = world.contractIds.get(subcontract.contract) ?? "";
  const situation: DemoSituation = SITUATIONS[subcontract.situation];
  const outcome = await createSubcontract(primeActor(world, at), contractId, {
    supplierId: supplierOf(world, subcontract).supplierId,
    number,
    title,
    plannedAwardOn: addDays(world.on, plannedIn(situation)),
    parentId: (under && world.subcontractIds.get(under)) || undefined,
    value: worthOf(number),
  });
  world.subcontractIds.set(number, done(outcome, number).subcontractId);
}

/** What a subcontract is worth, the same at each start; of one in nine nobody said it yet. */
function worthOf(number: string): number | undefined {
  const drawn = [...number].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9_973, 7);
  return drawn % 9 === 0 ? undefined : 40_000 + ((drawn * 613) % 4_800) * 1_000;
}

export function supplierOf({ suppliers }: World, { supplier }: DemoSubcontract): DemoSupplier {
  const found = suppliers.get(supplier);
  if (!found) throw new RangeError(`no supplier ${supplier}`);
  return found;
}

/** The manager says what flows to a subcontract. */
export async function answer(world: World, subcontract: DemoSubcontract, at: Date): Promise<void> {
  const { flows, directed }: DemoSituation = SITUATIONS[subcontract.situation];
  if (flows === null) return;
  const outcome = await answerInformation(
    primeActor(world, at),
    subcontractId(world, subcontract),
    {
      information: flows === "COTS" ? "FCI" : flows,
      cuiCategories: flows === "CUI" ? ["CTI"] : [],
      commercialOffTheShelfOnly: flows === "COTS",
      performingCages: flows === "CUI" ? [supplierOf(world, subcontract).cages[0]] : [],
      directedStatus: directed ?? null,
      operationallyCriticalSupport: false,
    },
  );
  done(outcome, `${subcontract.number} answered`);
}

/** The manager issues what flows down. */
export async function issue(
  world: World,
  subcontract: DemoSubcontract,
  at: Date,
  dueInDays: number,
): Promise<void> {
  const { number } = subcontract;
  const outcome = await issueFlowdown(primeActor(world, at), subcontractId(world, subcontract), {
    dueOn: addDays(world.on, dueInDays),
    message: "",
  });
  const { requestId, flowdownId } = done(outcome, `${number} issued`);
  world.requests.set(number, { requestId, flowdownId });
}

export function subcontractId({ subcontractIds }: World, { number }: DemoSubcontract): string {
  const id = subcontractIds.get(number);
  if (!id) throw new RangeError(`no subcontract ${number}`);
  return id;
}
