import { randomUUID } from "node:crypto";
import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { chooseLowerTiers } from "#app/commands/lower-tier/choose-lower-tiers.server.ts";
import { openOwnSide } from "#app/commands/lower-tier/open-own-side.server.ts";
import { readyToTell, recordTelling } from "#app/commands/lower-tier/record-telling.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { persons } from "#db/schema/person.ts";
import { randomFrom } from "../random.ts";
import {
  type ContractKey,
  type DemoSubcontract,
  HEARD_FROM,
  OFFICIALS_SHOP,
  TOLD_AGAINST,
  TOLD_OF,
} from "./chain.ts";
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

type Placed = DemoSubcontract & { states?: DemoAnswer };

/** A shop that asks others in its turn: who buys there, what it placed, and since when. */
type OwnSide = {
  shop: string;
  buyer: { name: string; title: string; email: string };
  placed: readonly Placed[];
  /** codes from here on: those of others come before */
  firstCode: number;
  seed: number;
  openedDaysAgo: number;
  issuedDaysAgo: number;
};

/** The shop whose official signs in: the next tier below the prime's. */
const OFFICIALS_SIDE: OwnSide = {
  shop: OFFICIALS_SHOP,
  buyer: { name: "Tomas Ferrante", title: "Purchasing manager", email: "tomas@larkspur.example" },
  firstCode: 300,
  seed: 71,
  openedDaysAgo: 94,
  issuedDaysAgo: 90,
  placed: [
    {
      contract: "wing",
      number: HEARD_FROM,
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
    {
      contract: "radar",
      number: "LP-204",
      under: null,
      supplier: "Hollow Pine Plating LLC",
      title: "Silver plating of waveguide housings",
      situation: "current",
    },
  ],
};

/** One of those that the shop asks: a tier further down. */
const NEXT_SIDE: OwnSide = {
  shop: "Cinder Creek Heat Treating LLC",
  buyer: { name: "Marla Dunning", title: "Office manager", email: "marla@cinder-creek.example" },
  firstCode: 320,
  seed: 72,
  openedDaysAgo: 72,
  issuedDaysAgo: 70,
  placed: [
    {
      contract: "wing",
      number: "CC-31",
      under: null,
      supplier: "Ferris Gap Testing Lab LLC",
      title: "Hardness testing of rib fittings",
      situation: "current",
      states: { signedDaysAgo: 62, cmmc: certifiedDaysAgo(150) },
    },
    {
      contract: "wing",
      number: "CC-32",
      under: null,
      supplier: "Mill Race Haulage LLC",
      title: "Transport of treated parts with their papers",
      situation: "current",
    },
  ],
};

function certifiedDaysAgo(daysAgo: number): NonNullable<DemoAnswer["cmmc"]> {
  return {
    type: "Level 2 (C3PAO)",
    status: "Final",
    daysAgo,
    score: 110,
    affirmedDaysAgo: daysAgo,
  };
}

const HEARD_DAYS_AGO = 55;
const TOLD_DAYS_AGO = 50;
const TOLD_AGAINST_DAYS_AGO = 2;

type On = (daysAgo: number, minute: number, run: Happening["run"]) => Happening;

/**
 * The shop whose official signs in has subcontractors of its own, and told its prime of them. One of them
 * has come near the end of its affirmation since, so that there is something to tell again; another had
 * told the shop of those below it in turn. Of a second subcontract the shop told what contradicts the
 * answer that it signed.
 */
export function tellLowerTierStory(world: World): Happening[] {
  const side = once(() => sideOf(world, OFFICIALS_SIDE));
  const next = once(() => sideOf(side(), NEXT_SIDE));
  const on: On = (daysAgo, minute, run) => ({ daysAgo, minute, run });
  const below = (number: string) => ({ shop: shopOf(side(), NEXT_SIDE), number });
  const above = (number: string) => ({ shop: shopOf(world, OFFICIALS_SIDE), number });
  return [
    ...openingOf(() => world, side, OFFICIALS_SIDE, on),
    ...openingOf(side, next, NEXT_SIDE, on),
    on(HEARD_DAYS_AGO, 500, (at) =>
      tell(side(), next(), { ...below(HEARD_FROM), lower: ["CC-31", "CC-32"] }, at),
    ),
    on(TOLD_DAYS_AGO, 500, (at) =>
      tell(world, side(), { ...above(TOLD_OF), lower: [HEARD_FROM, "LP-202", "LP-203"] }, at),
    ),
    on(TOLD_AGAINST_DAYS_AGO, 500, (at) =>
      tell(world, side(), { ...above(TOLD_AGAINST), lower: ["LP-204"] }, at),
    ),
  ];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The shop as the one that asks. */
function sideOf(world: World, { shop: name, buyer, placed, firstCode, seed }: OwnSide): World {
  const shop = world.suppliers.get(name);
  if (!shop?.organizationId) throw new Error(`${name} has not joined`);
  const random = randomFrom(seed);
  const people = { ...world.people, manager: atOwnAddress({ ...buyer, id: randomUUID() }) };
  return {
    ...world,
    random,
    people,
    primeId: shop.organizationId,
    primeName: name,
    contractIds: new Map(),
    subcontractIds: new Map(),
    requests: new Map(),
    suppliers: new Map(
      placed.map(({ supplier: itsName }, index) => {
        const supplier = inventSupplier(itsName, firstCode + index, random, people);
        return [itsName, { ...supplier, official: atOwnAddress(supplier.official) }];
      }),
    ),
  };
}

/** A seeding that was cut short leaves its people behind: the next one has others. */
function atOwnAddress(person: DemoPerson): DemoPerson {
  const [name, domain] = person.email.split("@");
  return { ...person, email: `${name}.${person.id.slice(0, 4)}@${domain}` };
}

function shopOf(world: World, { shop }: OwnSide): DemoSupplier {
  const found = world.suppliers.get(shop);
  if (!found) throw new RangeError(`no supplier ${shop}`);
  return found;
}

/** A side is opened, and what it placed is asked for. */
function openingOf(world: () => World, side: () => World, own: OwnSide, on: On): Happening[] {
  return [
    on(own.openedDaysAgo, 500, (at) => open(shopOf(world(), own), side(), own, at)),
    ...own.placed.flatMap((one, index) => placed(side, one, own.issuedDaysAgo, { on, index })),
  ];
}

async function open(shop: DemoSupplier, side: World, own: OwnSide, at: Date): Promise<void> {
  const { manager: buyer } = side.people;
  // Who signs in to the demo is let in at the end of the seeding.
  if (own !== OFFICIALS_SIDE) await asSystem((tx) => joinOfficials(tx, [shop]));
  done(await openOwnSide(officialActor(shop, at)), `the own side of ${own.shop}`);
  await asSystem(async (tx) => {
    await tx.insert(persons).values({ id: buyer.id, name: buyer.name, email: buyer.email });
    await joinOrganization(tx, buyer, side.primeId, ["prime-manager"], at);
  });
  const all = demoContracts(side.on);
  for (const key of new Set<ContractKey>(own.placed.map(({ contract }) => contract))) {
    const { contractId } = done(await createContract(primeActor(side, at), all[key]), key);
    side.contractIds.set(key, contractId);
  }
  for (const supplier of side.suppliers.values()) await addSupplier(side, supplier, at);
  for (const one of own.placed) await addSubcontract(side, one, at);
}

function placed(
  side: () => World,
  { states, ...one }: Placed,
  issuedDaysAgo: number,
  { on, index }: { on: On; index: number },
): Happening[] {
  const minute = 500 + index;
  const asked = [
    on(issuedDaysAgo + 1, minute, (at) => answer(side(), one, at)),
    on(issuedDaysAgo, minute, (at) => issue(side(), one, at, 30 - issuedDaysAgo)),
  ];
  if (!states) return asked;
  const supplier = () => supplierOf(side(), one);
  return [
    ...asked,
    on(issuedDaysAgo, minute + 20, (at) => inviteEarlier(side(), supplier(), at)),
    on(issuedDaysAgo - 5, minute, (at) => join(side(), supplier(), at)),
    on(states.signedDaysAgo, minute, (at) => signAnswer(side(), one, states, at)),
    on(states.signedDaysAgo - 4, minute, (at) => reviewAnswer(side(), one, "accepted", at)),
  ];
}

/** A shop chooses what is below a subcontract of its own, and tells its prime. */
async function tell(
  world: World,
  side: World,
  { shop, number, lower }: { shop: DemoSupplier; number: string; lower: readonly string[] },
  at: Date,
): Promise<void> {
  const official = officialActor(shop, at);
  const subcontractId = world.subcontractIds.get(number) ?? "";
  const lowerIds = lower.map((one) => side.subcontractIds.get(one) ?? "");
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
