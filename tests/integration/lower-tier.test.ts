import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { chooseLowerTiers } from "#app/commands/lower-tier/choose-lower-tiers.server.ts";
import { openOwnSide } from "#app/commands/lower-tier/open-own-side.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { compareWithAnswer } from "#app/domain/lower-tier/contradictions.ts";
import { sayTold } from "#app/domain/lower-tier/told.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { getTelling } from "#app/queries/lower-tier/telling.server.ts";
import { listToldToUs } from "#app/queries/lower-tier/told.server.ts";
import { letters } from "#db/schema/letter.ts";
import { lowerTierChoices, lowerTierStatements } from "#db/schema/lower-tier.ts";
import { notifications } from "#db/schema/notification.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { answerAll, answerSection, codeOf, later, sign } from "#tests/factories/answer.ts";
import {
  becomeEligible,
  fillLowerTiers,
  makeTwoTiers,
  placeBelow,
  tell,
} from "#tests/factories/lower-tier.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

type Chain = Awaited<ReturnType<typeof makeTwoTiers>>;
let chain: Chain;
beforeAll(async () => {
  chain = await makeTwoTiers();
});

const entriesOf = (organizationId: string, action: string) =>
  asSystem(async (tx) => {
    const rows = await tx
      .select({ entry: oversightLog.entry, action: oversightLog.action })
      .from(oversightLog)
      .where(eq(oversightLog.primeId, organizationId));
    return rows.filter((row) => row.action === action).map(({ entry }) => entry);
  });
const toldTo = (actor: TestActor, subcontractId: string) =>
  asActor(actor, (scope) => listToldToUs(scope, [subcontractId]));
const tellingOf = async ({ official, subcontractId }: Chain) => {
  const telling = await asActor(official, (scope) => getTelling(scope, subcontractId));
  if (!telling) throw new Error("there is nothing to tell");
  return telling;
};
const lettersAbout = (kind: string, email: string) =>
  asSystem(async (tx) => {
    const rows = await tx.select().from(letters).where(eq(letters.toEmail, email));
    return rows.filter((row) => row.kind === kind);
  });

test("once all lower tiers are closed, what was passed on is over and contradicts nothing", async () => {
  const own = await makeTwoTiers();
  const lowerIds = (await tellingOf(own)).tiers.map(({ id }) => id);
  const before = await tellingOf(own);
  expect(before.now).not.toHaveProperty("closed");
  const carriers = before.now.passedOn;
  expect(carriers).toBeGreaterThan(0);
  for (const id of lowerIds)
    expect(await closeSubcontract(own.buyer, id, { reason: "The work is done." })).toEqual({
      ok: true,
    });
  const after = await tellingOf(own);
  expect(after.now).toMatchObject({ direct: 0, mustCarry: 0, closed: carriers });
  expect(compareWithAnswer(true, after.now)).toBeNull();
  expect(sayTold(after.now)).toContain("closed");
});

test("an official opens the own side once, in its own log, and works on both", async () => {
  const { official, subcontractor } = await makeSupplyChain();
  const both = await Promise.all([openOwnSide(official), openOwnSide(official)]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  expect(await entriesOf(subcontractor.id, "own-side.opened")).toHaveLength(1);
  const browser = await Visitor.of(official.person);
  for (const page of [
    paths.prime.overview(subcontractor.id),
    paths.prime.log(subcontractor.id),
    paths.subcontractor.inbox(subcontractor.id),
  ])
    expect((await browser.get(page)).status, page).toBe(200);
  expect((await browser.get(paths.home)).location).toBe(
    paths.subcontractor.inbox(subcontractor.id),
  );
  const account = await browser.get(paths.account);
  expect(account.body).toContain(`${subcontractor.legalName}: your subcontractors`);
  const second = await actorOf(subcontractor, "subcontractor-official");
  expect(await openOwnSide(second)).toEqual({ ok: false, reason: "run-by-others" });
});

test("the prime reads the rollup as a dated statement: numbers, verdict and day, and no name", async () => {
  const { official, manager, subcontractId, silent, sound, lowerIds } = chain;
  expect(await toldTo(manager, subcontractId)).toEqual([]);
  expect(await tell(official, subcontractId, { withNames: false })).toEqual({ ok: true });
  const [told] = await toldTo(manager, subcontractId);
  expect(told).toMatchObject({
    version: 1,
    toldByName: official.personName,
    content: {
      asOf: official.on,
      direct: 2,
      further: 0,
      mustCarry: 2,
      passedOn: 2,
      worst: "unanswered",
      holdsUntil: null,
      levels: [
        {
          required: "Level 2 (C3PAO)",
          counts: { ineligible: 0, unanswered: 1, lapsing: 0, eligible: 1, "no-requirement": 0 },
        },
      ],
      named: null,
    },
  });
  const names = [silent, sound].flatMap(({ supplier }) => [supplier.legalName, supplier.cage]);
  const [logged] = await entriesOf(manager.organizationId, "lower-tiers.told");
  const browser = await Visitor.of(manager.person);
  const { body } = await browser.get(
    paths.prime.subcontract(manager.organizationId, subcontractId),
  );
  expect(body).toContain("says of its lower tiers");
  expect(body).toContain("nobody else has checked it");
  for (const secret of [...names, ...lowerIds])
    for (const text of [JSON.stringify(told), logged, body]) expect(text).not.toContain(secret);
});

test("the owner is told by a letter and a notification that lead to the subcontract", async () => {
  const fresh = await makeTwoTiers();
  const { manager, official, subcontractId, silent } = fresh;
  await tell(official, subcontractId, { withNames: true });
  const [letter] = await lettersAbout("lower-tiers-told", manager.person.email);
  expect(JSON.stringify(letter?.facts)).toContain("2 lower-tier subcontracts");
  expect(JSON.stringify(letter?.facts)).not.toContain(silent.supplier.legalName);
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(notifications)
      .where(eq(notifications.letterId, letter?.id ?? "")),
  );
  expect(rows).toMatchObject([{ personId: manager.personId, side: "prime" }]);
});

test("what lower tiers told in turn is told on, added up, with no name of theirs, and as new when it comes", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId, sound } = fresh;
  await tell(official, subcontractId, { withNames: true });
  const third = await placeBelow({
    id: sound.official.organizationId,
    legalName: sound.official.organizationName,
  });
  const belowIds = [third.sound.subcontractId, third.silent.subcontractId];
  await chooseLowerTiers(sound.official, sound.subcontractId, { lowerIds: belowIds, seen: 0 });
  expect((await tellingOf(fresh)).isChanged).toBe(false);
  await tell(sound.official, sound.subcontractId, { withNames: true });
  expect((await tellingOf(fresh)).isChanged).toBe(true);
  expect(await tell(later(official), subcontractId, { withNames: true })).toEqual({
    ok: true,
  });
  const [told, before] = await toldTo(manager, subcontractId);
  expect(before?.content).not.toHaveProperty("heard");
  expect(told?.content).toMatchObject({
    direct: 2,
    further: 0,
    heard: { from: 1, count: 2, mustCarry: 2, passedOn: 2, worst: "unanswered", outdated: 0 },
  });
  const browser = await Visitor.of(manager.person);
  const { body } = await browser.get(
    paths.prime.subcontract(manager.organizationId, subcontractId),
  );
  expect(body).toContain("What its lower tiers told it in turn");
  expect(body).toContain(sound.supplier.legalName);
  const [logged] = (await entriesOf(manager.organizationId, "lower-tiers.told")).slice(-1);
  for (const { supplier } of [third.sound, third.silent])
    for (const secret of [supplier.legalName, supplier.cage, ...belowIds])
      for (const text of [JSON.stringify(told), logged, body]) expect(text).not.toContain(secret);
});

test("what a company told of another prime's subcontract rolls up into nothing", async () => {
  const fresh = await makeTwoTiers();
  const { sound } = fresh;
  const other = await makeTwoTiers();
  const elsewhere = await makeSubcontract(other.manager, {
    contractId: other.contractId,
    supplier: await makeSupplier(other.manager, {
      id: sound.official.organizationId,
      legalName: sound.official.organizationName,
    }),
  });
  await fillLowerTiers(sound.official, elsewhere.subcontractId);
  expect((await tellingOf(fresh)).heard).toEqual([]);
});

test("a telling that does not fit the signed answer is shown beside the subcontract, in the review, before an award, and in the letter", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId, requestId, supplier } = fresh;
  await answerAll({ official, requestId, supplier });
  const signed = await sign({ official, requestId });
  if (!signed.ok) throw new Error(signed.reason);
  const browser = await Visitor.of(manager.person);
  const o = manager.organizationId;
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const acknowledged = facts.find(({ kind }) => kind === "acknowledgement");
  const pages = [
    paths.prime.subcontract(o, subcontractId),
    paths.prime.review(o, acknowledged?.id ?? ""),
    paths.prime.submission(o, supplier.id, acknowledged?.submissionId ?? ""),
    paths.prime.records(o, subcontractId),
  ];
  const words = "signed that nobody below it gets the information, but told of 2 lower-tier";
  for (const page of pages) expect((await browser.get(page)).body, page).not.toContain(words);
  await tell(later(official), subcontractId, { withNames: false });
  for (const page of pages) expect((await browser.get(page)).body, page).toContain(words);
  const told = await lettersAbout("lower-tiers-told", manager.person.email);
  expect(JSON.stringify(told.at(-1)?.facts)).toContain(words);
  const own = await Visitor.of(official.person);
  const page = paths.subcontractor.lowerTier(official.organizationId, subcontractId);
  expect((await own.get(page)).body).toContain("Your answer and your lower tiers disagree");
  await chooseLowerTiers(official, subcontractId, { lowerIds: [], seen: 1 });
  await tell(later(official, 200), subcontractId, { withNames: false });
  for (const shown of pages) expect((await browser.get(shown)).body, shown).not.toContain(words);
});

test("names and CAGE codes are told where the official says so, and what was told before stays", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId, sound } = fresh;
  const tellIt = (actor: TestActor, withNames: boolean) =>
    tell(actor, subcontractId, { withNames });
  await tellIt(official, false);
  await tellIt(later(official), true);
  const told = await toldTo(manager, subcontractId);
  expect(told.map(({ version, content }) => [version, content.named?.length ?? null])).toEqual([
    [2, 2],
    [1, null],
  ]);
  expect(told[0]?.content.named?.map(({ name }) => name)).toContain(sound.supplier.legalName);
  expect(told[0]?.content.named?.flatMap(({ cages }) => cages)).toContain(sound.supplier.cage);
});

test("two equal tellings at once tell it once; one on what the page no longer shows tells nothing", async () => {
  const fresh = await makeTwoTiers();
  const { official, subcontractId, buyer, silent, manager } = fresh;
  const tellIt = () => tell(official, subcontractId, { withNames: false });
  expect(await Promise.all([tellIt(), tellIt()])).toEqual([{ ok: true }, { ok: true }]);
  expect(await toldTo(manager, subcontractId)).toHaveLength(1);
  const browser = await Visitor.of(official.person);
  const page = paths.subcontractor.tellLowerTiers(official.organizationId, subcontractId);
  const opened = await browser.get(page);
  await becomeEligible(buyer, silent);
  const form = formsOf(opened.body).find(({ inside }) => inside.includes('name="withNames"'));
  const code = codeOf(official, new Date());
  const answer = await browser.post(page, { ...inputsOf(form?.inside ?? ""), code });
  expect(answer.status).toBe(409);
  expect(answer.body).toContain("What this page showed has changed");
  expect(await toldTo(manager, subcontractId)).toHaveLength(1);
});

test("it is told with the second factor alone: a wrong code tells nothing, and one is good once", async () => {
  const fresh = await makeTwoTiers();
  const { official, subcontractId, manager } = fresh;
  const browser = await Visitor.of(official.person);
  const page = paths.subcontractor.tellLowerTiers(official.organizationId, subcontractId);
  const say = async (code: string, names = "no") => {
    const { body } = await browser.get(`${page}?names=${names}`);
    const form = formsOf(body).find(({ inside }) => inside.includes('name="withNames"'));
    return browser.post(page, { ...inputsOf(form?.inside ?? ""), code });
  };
  const without = await say("");
  expect(without.status).toBe(422);
  expect(without.body).toContain("Enter the code of your authenticator app.");
  const code = codeOf(official, new Date());
  const wrong = await say(code === "000000" ? "000001" : "000000");
  expect(wrong.status).toBe(422);
  expect(await toldTo(manager, subcontractId)).toEqual([]);
  expect((await say(code)).status).toBe(303);
  expect((await say(code, "yes")).status).toBe(422);
  expect(await toldTo(manager, subcontractId)).toHaveLength(1);
  const [entry] = await entriesOf(manager.organizationId, "lower-tiers.told");
  const { secondFactorAt, at } = JSON.parse(entry ?? "{}").actor;
  expect(secondFactorAt).not.toBeNull();
  expect(at ?? secondFactorAt).toBe(secondFactorAt);
});

test("a change below is marked on the subcontractor's side, and the prime reads what it was told", async () => {
  const fresh = await makeTwoTiers();
  const { official, subcontractId, buyer, silent, manager } = fresh;
  await tell(official, subcontractId, { withNames: false });
  expect((await tellingOf(fresh)).isChanged).toBe(false);
  await becomeEligible(buyer, silent);
  expect((await tellingOf(fresh)).isChanged).toBe(true);
  const [told] = await toldTo(manager, subcontractId);
  expect(told?.content.worst).toBe("unanswered");
  const browser = await Visitor.of(official.person);
  const o = official.organizationId;
  const page = await browser.get(paths.subcontractor.lowerTier(o, subcontractId));
  expect(page.body).toContain("Tell it again");
  expect((await browser.get(paths.subcontractor.lowerTiers(o))).body).toContain("Changed since");
  await tell(later(official), subcontractId, { withNames: false });
  expect((await tellingOf(fresh)).isChanged).toBe(false);
  expect((await toldTo(manager, subcontractId))[0]?.content).toMatchObject({ worst: "eligible" });
});

test("a choice takes the place of the former one, which stays; of two at once one is told", async () => {
  const fresh = await makeTwoTiers();
  const { official, subcontractId, lowerIds } = fresh;
  const choose = (ids: string[], seen: number) =>
    chooseLowerTiers(official, subcontractId, { lowerIds: ids, seen });
  const [first = "", second = ""] = lowerIds;
  const both = await Promise.all([choose([first], 1), choose([second], 1)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "chosen-since" });
  const { choices } = await tellingOf(fresh);
  expect(choices.map(({ version, lowerIds: ids }) => [version, ids.length])).toEqual([
    [2, 1],
    [1, 2],
  ]);
  expect(await entriesOf(official.organizationId, "lower-tiers.chosen")).toHaveLength(2);
});

test("the inbox points at what was not told, until it is", async () => {
  const fresh = await makeTwoTiers();
  const { official, subcontractId, requestId, supplier } = fresh;
  const browser = await Visitor.of(official.person);
  const inbox = paths.subcontractor.inbox(official.organizationId);
  const points = async () => (await browser.get(inbox)).body.includes("was not told how your own");
  expect(await points()).toBe(false);
  await answerAll({ official, requestId, supplier });
  await answerSection({ official, requestId }, "acknowledgement", {
    accepts: "on",
    passesOn: "yes",
  });
  expect(await sign({ official, requestId })).toMatchObject({ ok: true });
  expect(await points()).toBe(true);
  await tell(later(official), subcontractId, { withNames: false });
  expect(await points()).toBe(false);
});

test("the contract of the own side is filled in from what was issued, and from nothing of others", async () => {
  const { official, subcontractor, subcontractId } = chain;
  const browser = await Visitor.of(official.person);
  const page = (below: string) => paths.prime.newContract(subcontractor.id, { below });
  const { body, status } = await browser.get(page(subcontractId));
  expect(status).toBe(200);
  expect(body).toContain("Filled in from what");
  expect(body).toMatch(/name="piid"[^>]*value="FA862026C/);
  const other = await makeSupplyChain();
  const foreign = await browser.get(page(other.subcontractId));
  expect(foreign.body).not.toContain("Filled in from what");
  expect(foreign.body).not.toMatch(/name="piid"[^>]*value="FA/);
});

test("the tree shows what a supplier says as its word, and no branch of it", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId, contractId, sound } = fresh;
  await tell(official, subcontractId, { withNames: true });
  const browser = await Visitor.of(manager.person);
  const { body } = await browser.get(paths.prime.chain(manager.organizationId, contractId));
  expect(body).toContain("says of its own lower tiers");
  expect(body).toContain("2 lower-tier subcontracts");
  expect(body).not.toContain(sound.supplier.legalName);
});

test("what was told later is not known on an earlier day", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId } = fresh;
  await tell(later(official, 3_600), subcontractId, { withNames: false });
  const known = (seconds: number) => {
    const { at } = later(official, seconds);
    return asActor({ ...manager, at, knownAt: at }, (scope) =>
      listToldToUs(scope, [subcontractId]),
    );
  };
  expect(await known(3_000)).toEqual([]);
  expect(await known(4_000)).toHaveLength(1);
});

test("an auditor reads it within the contracts of the room, and nothing of what is below", async () => {
  const fresh = await makeTwoTiers();
  const { official, manager, subcontractId, contractId } = fresh;
  await tell(official, subcontractId, { withNames: false });
  const other = await makeContract(manager);
  const seenIn = (contracts: string[]) =>
    asActor({ ...manager, auditId: randomUUID(), auditContracts: contracts }, ({ tx }) =>
      tx.select().from(lowerTierStatements),
    );
  expect(await seenIn([contractId])).toHaveLength(1);
  expect(await seenIn([other])).toEqual([]);
});

test("nothing crosses tenants: not by a choice, not by a row, not by a page", async () => {
  const { official, manager, subcontractId, sound, lowerIds } = chain;
  const other = await makeTwoTiers();
  const foreign = { lowerIds: other.lowerIds, seen: 1 };
  expect(await chooseLowerTiers(official, subcontractId, foreign)).toEqual({
    ok: false,
    reason: "not-yours",
  });
  expect(await chooseLowerTiers(other.official, subcontractId, foreign)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await tell(other.official, subcontractId, { withNames: false })).toEqual({
    ok: false,
    reason: "not-found",
  });
  for (const lowerId of [other.lowerIds[0], chain.subcontractId])
    await expect(
      asActor(official, ({ tx, actor }) =>
        tx.execute(sql`insert into lower_tier_choices
          (created_by, created_by_name, organization_id, prime_id, subcontract_id, version, lower_ids)
          values (${actor.personId}, 'X', ${actor.organizationId}, ${manager.organizationId},
            ${subcontractId}, 9, array[${lowerId}::uuid])`),
      ),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  const seen = (actor: TestActor) =>
    asActor(actor, async ({ tx }) => ({
      choices: (await tx.select().from(lowerTierChoices)).length,
      statements: (await tx.select().from(lowerTierStatements)).length,
    }));
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  expect(await seen(stranger)).toEqual({ choices: 0, statements: 0 });
  expect(await seen(manager)).toEqual({ choices: 0, statements: 1 });
  expect(await seen(sound.official)).toEqual({ choices: 0, statements: 0 });
  const below = await asActor(manager, ({ tx }) =>
    tx.execute(
      sql`select 1 from subcontracts where id = any(${`{${lowerIds.join(",")}}`}::uuid[])`,
    ),
  );
  expect(below).toHaveLength(0);
  const browser = await Visitor.of(other.official.person);
  const o = other.official.organizationId;
  for (const page of [
    paths.subcontractor.lowerTier(o, subcontractId),
    paths.subcontractor.chooseLowerTiers(o, subcontractId),
    paths.subcontractor.tellLowerTiers(o, subcontractId),
  ])
    expect((await browser.get(page)).status, page).toBe(404);
});

test("a preparer reads what was told, and neither chooses nor tells nor reads who is below", async () => {
  const { subcontractor, subcontractId, sound, official } = chain;
  const preparer = await actorOf(subcontractor, "subcontractor-preparer");
  expect(await tell(preparer, subcontractId, { withNames: false })).toEqual({
    ok: false,
    reason: "not-official",
  });
  const browser = await Visitor.of(preparer.person);
  const o = official.organizationId;
  const page = await browser.get(paths.subcontractor.lowerTier(o, subcontractId));
  expect(page.status).toBe(200);
  expect(page.body).not.toContain(sound.supplier.legalName);
  for (const forbidden of [
    paths.subcontractor.chooseLowerTiers(o, subcontractId),
    paths.subcontractor.tellLowerTiers(o, subcontractId),
  ])
    expect((await browser.get(forbidden)).status, forbidden).toBe(403);
});
