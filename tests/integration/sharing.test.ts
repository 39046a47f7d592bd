import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { chooseReuse } from "#app/commands/sharing/choose-reuse.server.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { listWhatPrimesSee } from "#app/queries/sharing/reuse.server.ts";
import { facts } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";
import { answerAll, later, NEXT_CODE_SECONDS, sign } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { askedByAnother } from "#tests/factories/sharing.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;
let chain: Chain;
let other: { manager: TestActor; requestId: string };

/** One shop that answered one prime, and that a second one asks now. */
beforeAll(async () => {
  chain = await makeSupplyChain();
  await answerAll(chain);
  await sign(chain);
  other = await askedByAnother(chain.subcontractor);
});

const seenBy = async (primeId: string) => {
  const primes = await asActor(chain.official, listWhatPrimesSee);
  return primes.find((prime) => prime.primeId === primeId)?.facts ?? [];
};
const sectionOf = async (requestId: string, name: string) => {
  const file = await asActor(chain.official, (scope) => getRequestFile(scope, requestId));
  return file?.preparation.sections.find(({ section }) => section === name);
};
const profile = async () => {
  const offered = await seenBy(other.manager.organizationId);
  const seen = offered.find(({ fact }) => fact.kind === "organization-profile");
  if (!seen) throw new Error("nothing is offered");
  return seen.fact;
};

test("what was signed to one prime is held by it and offered to the next, which sees nothing of it", async () => {
  const held = await seenBy(chain.prime.id);
  expect(new Set(held.map(({ state }) => state))).toEqual(new Set(["held"]));
  const offered = await seenBy(other.manager.organizationId);
  expect(offered.map(({ fact, state }) => [fact.kind, state])).toEqual(
    expect.arrayContaining([
      ["organization-profile", "offered"],
      ["assessment", "offered"],
    ]),
  );
  expect(offered.some(({ fact }) => fact.kind === "attestation")).toBe(false);
  expect(await asActor(other.manager, ({ tx }) => tx.select().from(facts))).toEqual([]);
});

test("what is switched off is not suggested where that prime asks, and is again once it is switched on", async () => {
  const { lineageId, id } = await profile();
  const primeId = other.manager.organizationId;
  expect((await sectionOf(other.requestId, "organization"))?.prefilled?.factIds).toEqual([id]);
  const off = { primeId, lineageId, offer: false };
  const both = await Promise.all([
    chooseReuse(chain.official, off),
    chooseReuse(chain.official, off),
  ]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  expect((await sectionOf(other.requestId, "organization"))?.prefilled).toBeNull();
  expect((await sectionOf(other.requestId, "system"))?.prefilled).not.toBeNull();
  expect((await sectionOf(chain.requestId, "organization"))?.prefilled?.factIds).toEqual([id]);
  expect((await seenBy(primeId)).find(({ fact }) => fact.id === id)?.state).toBe("withheld");
  await chooseReuse(later(chain.official), { ...off, offer: true });
  expect((await sectionOf(other.requestId, "organization"))?.prefilled?.factIds).toEqual([id]);
});

test("what a prime holds cannot be switched off, nor anything of another organization", async () => {
  const { lineageId } = await profile();
  const held = { primeId: chain.prime.id, lineageId, offer: false };
  expect(await chooseReuse(chain.official, held)).toEqual({ ok: false, reason: "held" });
  const stranger = await actorOf(await makeOrganization(), "subcontractor-official");
  const foreign = { primeId: other.manager.organizationId, lineageId, offer: false };
  expect(await chooseReuse(stranger, foreign)).toEqual({ ok: false, reason: "not-found" });
  await expect(
    asActor(stranger, ({ tx, actor }) =>
      tx.execute(sql`insert into reuse_choices
        (created_by, created_by_name, organization_id, prime_id, lineage_id, is_offered)
        values (${actor.personId}, 'X', ${actor.organizationId}, ${foreign.primeId}, ${lineageId}, false)`),
    ),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(
    await asActor(other.manager, ({ tx }) => tx.execute(sql`select 1 from reuse_choices`)),
  ).toEqual([]);
});

test("the same fact, shared with two primes, keeps what each said of it apart", async () => {
  const official = later(chain.official, 3 * NEXT_CODE_SECONDS);
  const { id } = await profile();
  await answerAll({ official, requestId: other.requestId, supplier: chain.supplier });
  expect(await sign({ official, requestId: other.requestId })).toMatchObject({ ok: true });
  const said = (manager: TestActor, note: string) =>
    reviewFact(manager, id, { intent: "return", reason: note, seenReviewId: undefined });
  expect(await said(chain.manager, "Which entity signs?")).toMatchObject({ ok: true });
  expect(await said(other.manager, "The CAGE code is an old one.")).toMatchObject({ ok: true });
  const notesOf = (actor: TestActor) =>
    asActor(actor, async ({ tx }) => {
      const rows = await tx.select().from(reviews).where(eq(reviews.factId, id));
      return rows.map(({ note }) => note);
    });
  expect(await notesOf(chain.manager)).toEqual(["Which entity signs?"]);
  expect(await notesOf(other.manager)).toEqual(["The CAGE code is an old one."]);
  expect((await notesOf(official)).toSorted()).toHaveLength(2);
  for (const [manager, mine, theirs] of [
    [chain.manager, "Which entity signs?", "The CAGE code is an old one."],
    [other.manager, "The CAGE code is an old one.", "Which entity signs?"],
  ] as const) {
    const browser = await Visitor.of(manager.person);
    const { body, status } = await browser.get(paths.prime.review(manager.organizationId, id));
    expect(status).toBe(200);
    expect(body).toContain(mine);
    expect(body).not.toContain(theirs);
  }
});

test("the page says what stays, and its switch works without a script", async () => {
  const browser = await Visitor.of(chain.official.person);
  const page = paths.subcontractor.sharing(chain.subcontractor.id);
  const { body } = await browser.get(page);
  expect(body).toContain("What you signed to a prime stays with it");
  expect(body).toContain(chain.prime.legalName);
  expect(body).toContain("Stays with them");
});
