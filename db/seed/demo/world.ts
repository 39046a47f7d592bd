import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { inventAddress, inventPersonName, makeCage, makeUei, makeUid } from "../invented.ts";
import { type Random, randomFrom } from "../random.ts";
import { CHAIN, type ContractKey, OFFICIALS_SHOP, OWNERS_SHOP, PRIME } from "./chain.ts";
import { type DemoPeople, type DemoPerson, putPeople } from "./people.ts";

/** A supplier of the demo, with the ids it was given so far. */
export type DemoSupplier = {
  legalName: string;
  uei: string;
  cages: [string, string];
  address: string;
  employees: number;
  cmmcUid: string;
  official: DemoPerson;
  supplierId: string;
  invitationId: string | null;
  /** its own organization, once it joined */
  organizationId: string | null;
  joinedAt: Date | null;
  /** its official works in it, and gets its letters */
  isHere: boolean;
};

/** What the seeding knows while it tells the story. */
export type World = {
  on: CalendarDate;
  random: Random;
  people: DemoPeople;
  primeId: string;
  primeName: string;
  contractIds: Map<ContractKey, string>;
  suppliers: Map<string, DemoSupplier>;
  /** by number */
  subcontractIds: Map<string, string>;
  /** by number of the subcontract */
  requests: Map<string, { requestId: string; flowdownId: string }>;
};

/** A world in which nothing has happened yet but the prime. */
export async function makeWorld(): Promise<World> {
  const people = await putPeople();
  const random = randomFrom(2026);
  const names = [...new Set(CHAIN.map(({ supplier }) => supplier))];
  const primeId = randomUUID();
  await asSystem((tx) => tx.insert(organizations).values({ id: primeId, ...PRIME }));
  return {
    on: calendarDateOf(new Date(), "America/New_York"),
    random,
    people,
    primeId,
    primeName: PRIME.legalName,
    contractIds: new Map(),
    subcontractIds: new Map(),
    requests: new Map(),
    suppliers: new Map(
      names.map((name, index) => [name, inventSupplier(name, index, random, people)]),
    ),
  };
}

/** A supplier with its official and codes; `index` sets its codes apart from those of others. */
export function inventSupplier(
  legalName: string,
  index: number,
  random: Random,
  people: DemoPeople,
): DemoSupplier {
  const isOfficials = legalName === OFFICIALS_SHOP;
  const isOwners = legalName === OWNERS_SHOP;
  const domain = legalName
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "-")
    .replace(/-$/, "");
  const name = inventPersonName(random);
  const email = `${name.split(" ")[0]?.toLowerCase()}@${domain}.example`;
  return {
    legalName,
    uei: makeUei(500 + index),
    cages: [makeCage(7_000 + 2 * index), makeCage(7_001 + 2 * index)],
    address: inventAddress(random),
    employees: isOfficials || isOwners ? 12 : random.whole(15, 640),
    cmmcUid: makeUid(random),
    official: officialOf(legalName, people) ?? {
      id: randomUUID(),
      name,
      email,
      title: "President",
    },
    supplierId: "",
    invitationId: null,
    organizationId: null,
    joinedAt: null,
    isHere: false,
  };
}

/** The person of the demo who signs for a supplier; null where somebody invented does. */
function officialOf(legalName: string, people: DemoPeople): DemoPerson | null {
  if (legalName === OFFICIALS_SHOP) return people.official;
  return legalName === OWNERS_SHOP ? people.owner : null;
}

/** The day so many days before today. */
export function dayBefore({ on }: World, daysAgo: number): CalendarDate {
  return addDays(on, -daysAgo);
}

/** The prime's manager or approver, acting at an instant of the past. */
export function primeActor(world: World, at: Date, who: "manager" | "approver" = "manager"): Actor {
  const role = who === "manager" ? "prime-manager" : "prime-approver";
  return actorOf(world.people[who], role, world.primeId, world.primeName, at);
}

/** A supplier's official, acting at an instant of the past. */
export function officialActor(
  { official, organizationId, legalName }: DemoSupplier,
  at: Date,
): Actor {
  if (!organizationId) throw new Error(`${legalName} has not joined`);
  return actorOf(official, "subcontractor-official", organizationId, legalName, at);
}

function actorOf(
  person: DemoPerson,
  role: Role,
  organizationId: string,
  organizationName: string,
  at: Date,
): Actor {
  return {
    personId: person.id,
    personName: person.name,
    role,
    organizationId,
    organizationName,
    secondFactorAt: at,
    at,
    on: calendarDateOf(at, "America/New_York"),
  };
}

/** What a command answered, or an error that says which step of the seed it refused. */
export function done<T extends { ok: boolean }>(
  outcome: T,
  step: string,
): Extract<T, { ok: true }> {
  if (!outcome.ok)
    throw new Error(`The demo could not be seeded: ${step} (${JSON.stringify(outcome)})`);
  return outcome as Extract<T, { ok: true }>;
}
