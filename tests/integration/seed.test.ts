import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, isNotNull, isNull, sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { keepExpirations } from "#app/commands/expiration/keep-expirations.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { DEMO_PERSONS } from "#app/domain/person/demo.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getContract, listContracts } from "#app/queries/contract/contract.server.ts";
import {
  countOutdatedFlowdowns,
  listOutdatedFlowdowns,
} from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { listContacts } from "#app/queries/supplier/contact.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { CHAIN, PRIME } from "#db/seed/demo/chain.ts";
import { demoContracts } from "#db/seed/demo/contracts.ts";
import { joinApprover } from "#db/seed/demo/people.ts";
import { setUp } from "#db/seed/demo/set-up.ts";
import { SITUATIONS } from "#db/seed/demo/situations.ts";
import { makeWorld } from "#db/seed/demo/world.ts";
import { seedDemo } from "#db/seed/demo.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { findWrongAuthors } from "#tests/factories/authors.ts";

const quietly = () => {};

function manager(organizationId: string, personId: string): Actor {
  const at = new Date();
  return {
    organizationId,
    organizationName: "Prime",
    personId,
    personName: "Manager",
    role: "prime-manager",
    secondFactorAt: at,
    at,
    on: calendarDateOf(at, "America/New_York"),
  };
}

/** The prime of the seeding that came to its end. */
async function demoPrimeId(): Promise<string> {
  const [found] = await asSystem((tx) =>
    tx
      .select({ primeId: organizations.id })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(isNull(memberships.endedAt), eq(organizations.legalName, PRIME.legalName)))
      .limit(1),
  );
  if (!found) throw new Error("the demo is not seeded");
  return found.primeId;
}

test("every situation of the demo stands in its supply chain", () => {
  const shown = new Set<string>(CHAIN.map(({ situation }) => situation));
  expect(Object.keys(SITUATIONS).filter((name) => !shown.has(name))).toEqual([]);
});

test("the demo is seeded once, also after a seeding that was cut short", async () => {
  const abandoned = await makeWorld();
  await joinApprover(abandoned.people, abandoned.primeId);
  await setUp(abandoned, new Date());
  await seedDemo(quietly);
  await seedDemo(quietly);
  const primes = await asSystem((tx) =>
    tx
      .selectDistinct({ primeId: organizations.id, personId: memberships.personId })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(isNull(memberships.endedAt), eq(organizations.legalName, PRIME.legalName))),
  );
  expect(new Set(primes.map(({ primeId }) => primeId)).size).toBe(1);
  const prime = primes[0]?.primeId ?? "";
  expect(prime).not.toBe(abandoned.primeId);
  const actor = manager(prime, primes[0]?.personId ?? "");
  const kept = await asActor(actor, ({ tx }) => tx.select().from(postures));
  const states = kept.map(({ verdict, holdsUntil }) =>
    postureStateOf({ verdict, holdsUntil: holdsUntil ? calendarDate(holdsUntil) : null }, actor.on),
  );
  // The demo leaves one subcontract unanswered: it has no row.
  expect(new Set(states)).toEqual(new Set(POSTURE_STATES.filter((one) => one !== "undecided")));
  const anew = await asActor(actor, (scope) => refreshPostures(scope, { all: true }));
  expect(anew).toEqual({ changed: 0 });
}, 120_000);

test("every entry of the demo's log names its author, with their own organization and role", async () => {
  const { seen, wrong } = await findWrongAuthors(await demoPrimeId());
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(500);
});

test("whoever is said to have joined a supplier of the demo works there, and letters reach them", async () => {
  const primeId = await demoPrimeId();
  const joined = await asSystem((tx) =>
    tx
      .select({ supplierId: invitations.supplierId, email: invitations.email })
      .from(invitations)
      .where(and(eq(invitations.organizationId, primeId), isNotNull(invitations.acceptedAt))),
  );
  const ofSuppliers = joined.filter(({ supplierId }) => supplierId !== null);
  expect(ofSuppliers.length).toBeGreaterThan(40);
  const actor = manager(primeId, randomUUID());
  for (const { supplierId, email } of ofSuppliers) {
    const id = supplierId ?? "";
    const [readers, contacts] = await asActor(actor, (scope) =>
      Promise.all([listSupplierReaders(scope, id), listContacts(scope, [id])]),
    );
    expect(readers.map((reader) => reader.email)).toContain(email);
    expect(contacts.map(({ state }) => state)).toContain("joined");
  }
});

test("of every contract of the demo as many flowdowns are counted as outdated as are listed", async () => {
  const actor = manager(await demoPrimeId(), randomUUID());
  const counts = await asActor(actor, async (scope) => {
    const { contracts } = await listContracts(scope, {});
    return Promise.all(
      contracts.map(async ({ id }) => ({
        counted: await countOutdatedFlowdowns(scope, id),
        listed: (await listOutdatedFlowdowns(scope, id)).length,
      })),
    );
  });
  expect(counts.map(({ counted }) => counted)).toEqual(counts.map(({ listed }) => listed));
  expect(counts.some(({ listed }) => listed > 0)).toBe(true);
});

test("the demo shows a status that is to go, one that went, and own terms met and not met", async () => {
  const [found] = await asSystem((tx) =>
    tx
      .select({ primeId: organizations.id, personId: memberships.personId })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(isNull(memberships.endedAt), eq(organizations.legalName, PRIME.legalName))),
  );
  const actor = manager(found?.primeId ?? "", found?.personId ?? "");
  const shown = await asActor(actor, async (scope) => {
    const { contracts } = await listContracts(scope, {});
    const idOf = (title: string) => contracts.find((one) => one.title.startsWith(title))?.id ?? "";
    return {
      wing: await getContract(scope, idOf("Wing boxes")),
      cargo: await getContract(scope, idOf("Cargo floor")),
      outdated: await listOutdatedFlowdowns(scope, idOf("Cargo floor")),
      postures: await scope.tx
        .select({ number: subcontracts.number, ...getTableColumns(postures) })
        .from(postures)
        .innerJoin(subcontracts, eq(subcontracts.id, postures.subcontractId))
        .where(eq(subcontracts.contractId, idOf("Cargo floor"))),
    };
  });
  expect(shown.wing?.notices).toMatchObject([{ code: "removal-pending" }]);
  expect(shown.cargo?.notices).toEqual([]);
  expect(shown.cargo?.inForce.requiredStatus).toBe("Level 2 (Self)");
  const removal = shown.cargo?.modifications.find(({ number }) => number === "P00003");
  expect(removal?.file?.fileName).toBe("P00003.pdf");
  expect(shown.outdated.length).toBeGreaterThan(0);
  const answers = Object.fromEntries(
    shown.postures.map(({ number, verdict, ownTermsVerdict }) => [
      number,
      [verdict, ownTermsVerdict],
    ]),
  );
  expect(answers).toMatchObject({
    "C-4001": ["eligible", "not-met"],
    "C-4003": ["eligible", "met"],
    "C-4004": ["eligible", "not-met"],
    "C-4006": ["ineligible", "not-met"],
  });
});

test("what the demo wrote down looks written by people: a note beside what it is about, awards after their plans", async () => {
  const primeId = await demoPrimeId();
  const [{ repeated, early, awarded, noted }] = (await asSystem((tx) =>
    tx.execute(sql`select
      (select count(*)::int from (
        select 1 from reviews where prime_id = ${primeId}::uuid and note <> ''
        group by reviewed_at, note having count(*) > 1) said_twice) as repeated,
      (select count(*)::int from reviews
        where prime_id = ${primeId}::uuid and note <> '') as noted,
      (select count(*)::int from awards where prime_id = ${primeId}::uuid) as awarded,
      (select count(*)::int from awards
        join subcontracts on subcontracts.id = awards.subcontract_id
        where awards.prime_id = ${primeId}::uuid
          and awards.awarded_on < subcontracts.planned_award_on) as early`),
  )) as unknown as [Record<"repeated" | "early" | "awarded" | "noted", number>];
  expect({ repeated, early }).toEqual({ repeated: 0, early: 0 });
  expect(noted).toBeGreaterThan(0);
  expect(awarded).toBeGreaterThan(0);
});

test("the contract from before the suspension stays before it, whenever the demo is seeded", () => {
  for (const on of ["2026-11-29", "2028-11-09", "2031-03-01"]) {
    const { wing, cargo } = demoContracts(calendarDate(on));
    for (const { awardedOn } of [wing, cargo])
      expect(awardedOn && awardedOn < "2026-07-13").toBe(true);
  }
});

test("the demo lets all its persons in", async () => {
  const rows = await asSystem((tx) =>
    tx.execute<{ email: string }>(sql`
      select person_email as email from memberships where ended_at is null
      union select email from audit_grants where revoked_at is null and person_id is not null`),
  );
  const emails = rows.map(({ email }) => email);
  expect(emails).toEqual(expect.arrayContaining(DEMO_PERSONS.map(({ email }) => email)));
});

test("a scale prime has its suppliers, and verdicts that deciding anew does not change", async () => {
  // One that is cut short after its first batch, and taken up.
  const cut = seedScale(2_040, () => {
    throw new Error("cut short");
  });
  await expect(cut).rejects.toThrow("cut short");
  const prime = await seedScale(2_040, quietly);
  await seedScale(2_040, quietly);
  const actor = manager(prime.id, prime.personId);
  const count = await asActor(actor, ({ tx }) => tx.$count(suppliers));
  expect(count).toBe(2_040);
  // First, because deciding anew would set it right.
  const moved = await asActor({ ...actor, on: calendarDateOf(new Date()) }, async (scope) => {
    const rows = await scope.tx.select({ id: suppliers.id }).from(suppliers);
    return keepExpirations(
      scope,
      rows.map(({ id }) => id),
    );
  });
  expect(moved).toBe(0);
  const anew = await asActor({ ...actor, on: calendarDateOf(new Date()) }, (scope) =>
    refreshPostures(scope, { all: true }),
  );
  expect(anew).toEqual({ changed: 0 });
  const kept = await asSystem((tx) =>
    tx.execute<{ changed: number }>(
      sql`select flowdown.keep_supplier_postures(array(select id from suppliers)) as changed`,
    ),
  );
  expect(kept).toMatchObject([{ changed: 0 }]);
  const counted = await asSystem((tx) =>
    tx.execute<{ changed: number }>(
      sql`select flowdown.recount_subcontracts(array(select id from organizations)) as changed`,
    ),
  );
  expect(counted).toMatchObject([{ changed: 0 }]);
  expect(await listMissingReferences()).toEqual([]);
}, 120_000);

/** What names a row that is not there: nobody checked it while the portfolio was written. */
async function listMissingReferences(): Promise<string[]> {
  const references = await asSystem((tx) =>
    tx.execute<{ name: string; from: string; column: string; to: string; key: string }>(sql`
      select conname as name, conrelid::regclass::text as from, own.attname as column,
        confrelid::regclass::text as to, other.attname as key
      from pg_constraint
      join pg_attribute own on own.attrelid = conrelid and own.attnum = conkey[1]
      join pg_attribute other on other.attrelid = confrelid and other.attnum = confkey[1]
      where contype = 'f' and cardinality(conkey) = 1 and connamespace = 'public'::regnamespace`),
  );
  expect(references.length).toBeGreaterThan(50);
  const missing: string[] = [];
  for (const { name, from, column, to, key } of references) {
    const [row] = await asOwner((owner) =>
      owner.unsafe(`select count(*)::int as count from ${from} own where own.${column} is not null
        and not exists (select 1 from ${to} other where other.${key} = own.${column})`),
    );
    if (row?.count > 0) missing.push(name);
  }
  return missing;
}

/** Past every policy, which would hide what is looked for. */
async function asOwner<T>(work: (owner: postgres.Sql) => Promise<T>): Promise<T> {
  const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
