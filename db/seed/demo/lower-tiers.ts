import { randomUUID } from "node:crypto";
import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { chooseLowerTiers } from "#app/commands/lower-tier/choose-lower-tiers.server.ts";
import { openOwnSide } from "#app/commands/lower-tier/open-own-side.server.ts";
import { readyToTell, recordTelling } from "#app/commands/lower-tier/record-telling.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { persons } from "#db/schema/person.ts";
import { randomFrom } from "../random.ts";
import { type DemoSubcontract, OFFICIALS_SHOP, TOLD_OF } from "./chain.ts";
import { demoContracts } from "./contracts.ts";
import { inviteEarlier, join } from "./invite.ts";
import { type DemoPerson, joinOfficials, join as joinOrganization } from "./people.ts";
import { reviewAnswer } from "./review.ts";
import { addSubcontract, addSupplier, answer, issue, supplierOf } from "./set-up.ts";
import { signAnswer } from "./sign.ts";
import type { DemoAnswer } from "./situations.ts";
import type { Happening } from "./story.ts";
import {
  type DemoSupplier,
  done,
  inventSupplier,
  officialActor,
  primeActor,
  type World,
} from "./world.ts";

/** Who buys for the shop whose official signs in to the demo. */
const BUYER = { name: "Tomas Ferrante", title: "Purchasing manager" };

/** What the shop placed itself: the next tier, on a side of its own. */
const PLACED: readonly (DemoSubcontract & { states?: DemoAnswer })[] = [
  {
    contract: "wing",
    number: "LP-201",
    under: null,
    supplier: "Cinder Creek Heat Treating LLC",
    title: "Heat treatment of rib fittings",
    situation: "current",
    states: { signedDaysAgo: 76, cmmc: certifiedDaysAgo(190) },
  },
  {
    contract: "wing",
    number: "LP-202",
    under: null,
    supplier: "Bright Harbor Anodizing, Inc.",
    title: "Anodizing of rib fittings",
    situation: "current",
    states: { signedDaysAgo: 74, cmmc: certifiedDaysAgo(321) },
  },
  {
    contract: "wing",
    number: "LP-203",
    under: null,
    supplier: "Dover Flats Metals LLC",
    title: "Aluminum bar from stock",
    situation: "COTS only",
  },
];

function certifiedDaysAgo(daysAgo: number): NonNullable<DemoAnswer["cmmc"]> {
  return {
    type: "Level 2 (C3PAO)",
    status: "Final",
    daysAgo,
    score: 110,
    affirmedDaysAgo: daysAgo,
  };
}

const OPENED_DAYS_AGO = 94;
const ISSUED_DAYS_AGO = 90;
const TOLD_DAYS_AGO = 50;
/** Suppliers of the prime take the codes before these. */
const FIRST_CODE = 300;

/**
 * The shop whose official signs in has subcontractors of its own, and told its prime of them. One of them
 * has come near the end of its affirmation since, so that there is something to tell again.
 */
export function tellLowerTierStory(world: World): Happening[] {
  const sides = new Map<World, World>();
  const side = () => {
    const found = sides.get(world) ?? sideOf(world);
    sides.set(world, found);
    return found;
  };
  const on = (daysAgo: number, minute: number, run: Happening["run"]): Happening => ({
    daysAgo,
    minute,
    run,
  });
  return [
    on(OPENED_DAYS_AGO, 500, (at) => open(world, side(), at)),
    ...PLACED.flatMap((one, index) => placed(side, one, 500 + index, on)),
    on(TOLD_DAYS_AGO, 500, (at) => tell(world, side(), at)),
  ];
}

/** The shop as the one that asks. */
function sideOf(world: World): World {
  const shop = shopOf(world);
  if (!shop.organizationId) throw new Error(`${OFFICIALS_SHOP} has not joined`);
  const random = randomFrom(71);
  const buyer = atOwnAddress({ ...BUYER, id: randomUUID(), email: "tomas@larkspur.example" });
  const people = { ...world.people, manager: buyer };
  return {
    ...world,
    random,
    people,
    primeId: shop.organizationId,
    primeName: OFFICIALS_SHOP,
    contractIds: new Map(),
    subcontractIds: new Map(),
    requests: new Map(),
    suppliers: new Map(
      PLACED.map(({ supplier: name }, index) => {
        const supplier = inventSupplier(name, FIRST_CODE + index, random, people);
        return [name, { ...supplier, official: atOwnAddress(supplier.official) }];
      }),
    ),
  };
}

/** A seeding that was cut short leaves its people behind: the next one has others. */
function atOwnAddress(person: DemoPerson): DemoPerson {
  const [name, domain] = person.email.split("@");
  return { ...person, email: `${name}.${person.id.slice(0, 4)}@${domain}` };
}

function shopOf(world: World): DemoSupplier {
  const shop = world.suppliers.get(OFFICIALS_SHOP);
  if (!shop) throw new RangeError(`no supplier ${OFFICIALS_SHOP}`);
  return shop;
}

async function open(world: World, side: World, at: Date): Promise<void> {
  const { manager: buyer } = side.people;
  done(await openOwnSide(officialActor(shopOf(world), at)), "the shop's own side");
  await asSystem(async (tx) => {
    await tx.insert(persons).values({ id: buyer.id, name: buyer.name, email: buyer.email });
    await joinOrganization(tx, buyer, side.primeId, ["prime-manager"], at);
  });
  const contract = demoContracts(world.on).wing;
  const { contractId } = done(await createContract(primeActor(side, at), contract), contract.piid);
  side.contractIds.set("wing", contractId);
  for (const supplier of side.suppliers.values()) await addSupplier(side, supplier, at);
  for (const one of PLACED) await addSubcontract(side, one, at);
}

function placed(
  side: () => World,
  { states, ...one }: (typeof PLACED)[number],
  minute: number,
  on: (daysAgo: number, minute: number, run: Happening["run"]) => Happening,
): Happening[] {
  const asked = [
    on(ISSUED_DAYS_AGO + 1, minute, (at) => answer(side(), one, at)),
    on(ISSUED_DAYS_AGO, minute, (at) => issue(side(), one, at, 30 - ISSUED_DAYS_AGO)),
  ];
  if (!states) return asked;
  const supplier = () => supplierOf(side(), one);
  return [
    ...asked,
    on(ISSUED_DAYS_AGO, minute + 20, (at) => inviteEarlier(side(), supplier(), at)),
    on(ISSUED_DAYS_AGO - 5, minute, (at) => join(side(), supplier(), at)),
    on(states.signedDaysAgo, minute, (at) => signAnswer(side(), one, states, at)),
    on(states.signedDaysAgo - 4, minute, (at) => reviewAnswer(side(), one, "accepted", at)),
  ];
}

async function tell(world: World, side: World, at: Date): Promise<void> {
  const official = officialActor(shopOf(world), at);
  const subcontractId = world.subcontractIds.get(TOLD_OF) ?? "";
  const lowerIds = PLACED.map(({ number }) => side.subcontractIds.get(number) ?? "");
  done(await chooseLowerTiers(official, subcontractId, { lowerIds, seen: 0 }), "lower tiers");
  await asActor(official, async (scope) => {
    const ready = done(
      await readyToTell(scope, subcontractId, { withNames: false }),
      "lower tiers",
    );
    if (ready.telling) await recordTelling(scope, ready.telling);
  });
  await asSystem((tx) => joinOfficials(tx, side.suppliers.values()));
}
