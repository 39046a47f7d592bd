import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { endAccessKey } from "#app/commands/access-key/end-access-key.server.ts";
import { makeAccessKey } from "#app/commands/access-key/make-access-key.server.ts";
import { endMembership } from "#app/commands/person/end-membership.server.ts";
import { MOST_KEYS } from "#app/domain/access-key/access-key.ts";
import { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { SUBCONTRACT_SORTS } from "#app/domain/posture/subcontract-list-address.ts";
import { SUPPLIER_SORTS } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { listAccessKeys } from "#app/queries/access-key/access-key.server.ts";
import { countReading, MOST_READINGS } from "#app/web/access-key-tries.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";
import { letters } from "#db/schema/letter.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { securityEvents } from "#db/schema/security.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { faultsOf } from "#tests/setup/json-schemas.ts";
import { answer } from "#tests/setup/request-handler.ts";

const ORIGIN = "http://127.0.0.1:3000";
const COTS = {
  information: "none" as const,
  cuiCategories: [],
  commercialOffTheShelfOnly: true,
  performingCages: [],
  directedStatus: null,
  operationallyCriticalSupport: false,
};

async function makePortfolio() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  for (const contractId of [await makeContract(manager), await makeContract(manager)]) {
    const supplier = await makeSupplier(manager);
    await makeSubcontract(manager, { contractId, supplier });
    await makeSubcontract(manager, { contractId, supplier, information: COTS });
  }
  return { prime, manager, o: prime.id };
}

async function keyOf(actor: TestActor, name = "Purchasing system", lastOn = actor.on) {
  const made = await makeAccessKey(actor, { name, lastOn });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

type Given = { key?: string; cookie?: string };

async function ask(path: string, { key, cookie }: Given = {}) {
  const headers = new Headers();
  if (key) headers.set("Authorization", `Bearer ${key}`);
  if (cookie) headers.set("Cookie", cookie);
  const response = await answer(new Request(new URL(path, ORIGIN), { headers }));
  const text = await response.text();
  const type = response.headers.get("Content-Type") ?? "";
  return {
    status: response.status,
    type,
    headers: response.headers,
    json: type.includes("json") ? JSON.parse(text) : null,
  };
}

const subcontractsOf = async (path: string, key: string) =>
  SubcontractList.parse((await ask(path, { key })).json).subcontracts;

test("a key reads both lists as they are published, with every reason and its citation", async () => {
  const { manager, o } = await makePortfolio();
  const { secret: key } = await keyOf(manager);
  const answered = await ask(paths.prime.subcontractsJson(o), { key });
  expect(answered).toMatchObject({ status: 200, type: "application/json" });
  expect(answered.headers.get("Cache-Control") ?? "no-store").toBe("no-store");
  expect(answered.headers.getSetCookie()).toEqual([]);
  expect(faultsOf("subcontract-list-v1", answered.json)).toBe("");
  const list = SubcontractList.parse(answered.json);
  expect(list).toMatchObject({ prime: { id: o }, asOf: manager.on, next: null });
  const [ineligible] = list.subcontracts.filter(({ posture }) => posture === "ineligible");
  expect(ineligible).toMatchObject({
    mayBeAwarded: false,
    page: `${ORIGIN}${paths.prime.subcontract(o, ineligible?.id ?? "")}`,
    verdict: {
      verdict: "ineligible",
      citation: expect.stringMatching(/^32 CFR 170\.23/),
      decidedFor: manager.on,
      reasons: [{ code: "no-assessment", citation: expect.stringMatching(/\d/) }],
    },
  });
  expect(list.subcontracts.filter(({ mayBeAwarded }) => mayBeAwarded)).toHaveLength(2);
  const suppliers = await ask(paths.prime.suppliersJson(o), { key });
  expect(faultsOf("supplier-list-v1", suppliers.json)).toBe("");
  const [supplier] = SupplierList.parse(suppliers.json).suppliers;
  expect(supplier).toMatchObject({
    openSubcontracts: 2,
    posture: "ineligible",
    ineligible: [{ citation: expect.stringMatching(/\d/) }],
  });
});

test.each(SUBCONTRACT_SORTS)(
  "subcontracts sorted by %s come once each over the pages",
  async (sort) => {
    const { manager, o } = await makePortfolio();
    const { secret: key } = await keyOf(manager);
    const whole = await subcontractsOf(`${paths.prime.subcontractsJson(o)}?sort=${sort}`, key);
    const walked: string[] = [];
    let next: string | null = `${paths.prime.subcontractsJson(o)}?sort=${sort}&rows=3`;
    while (next) {
      const { json, headers } = await ask(next, { key });
      const page = SubcontractList.parse(json);
      walked.push(...page.subcontracts.map(({ id }) => id));
      expect(headers.get("Link")).toBe(page.next && `<${page.next}>; rel="next"`);
      next = page.next;
    }
    expect(walked).toEqual(whole.map(({ id }) => id));
    expect(walked).toHaveLength(4);
  },
);

test.each(SUPPLIER_SORTS)("suppliers sorted by %s come once each over the pages", async (sort) => {
  const { manager, o } = await makePortfolio();
  const { secret: key } = await keyOf(manager);
  const walked: string[] = [];
  let next: string | null = `${paths.prime.suppliersJson(o)}?sort=${sort}&order=down&rows=1`;
  while (next) {
    const page = SupplierList.parse((await ask(next, { key })).json);
    walked.push(...page.suppliers.map(({ id }) => id));
    next = page.next;
  }
  expect(new Set(walked).size).toBe(2);
  expect(walked).toHaveLength(2);
});

test("the filters of the page narrow the list", async () => {
  const { manager, o } = await makePortfolio();
  const { secret: key } = await keyOf(manager);
  const path = paths.prime.subcontractsJson(o);
  const ineligible = await subcontractsOf(`${path}?state=ineligible`, key);
  expect(ineligible).toHaveLength(2);
  const [first] = ineligible;
  expect(await subcontractsOf(`${path}?contract=${first?.contract.id}`, key)).toHaveLength(2);
  expect(await subcontractsOf(`${path}?q=nothing-is-called-this`, key)).toEqual([]);
  expect(await subcontractsOf(`${path}?closed=yes`, key)).toEqual([]);
});

test.each([
  "state=elligible",
  "colour=red",
  "rows=201",
  "rows=0",
  "sort=size",
  "state=eligible&state=lapsing",
])("%s is a problem that names the parameter, never a longer list", async (query) => {
  const { manager, o } = await makePortfolio();
  const { secret: key } = await keyOf(manager);
  const name = query.split("=")[0];
  expect(await ask(`${paths.prime.subcontractsJson(o)}?${query}`, { key })).toMatchObject({
    status: 400,
    type: "application/problem+json",
    json: { status: 400, title: "Bad Request", parameters: [name] },
  });
});

test("without a key, and with one that opens nothing, the answer says how to send one", async () => {
  const { o } = await makePortfolio();
  const path = paths.prime.suppliersJson(o);
  const without = await ask(path);
  expect(without).toMatchObject({ status: 401, json: { status: 401 } });
  expect(without.headers.get("WWW-Authenticate")).toBe('Bearer realm="Flowdown"');
  const wrong = await ask(path, { key: "flowdown_".padEnd(52, "x") });
  expect(wrong).toMatchObject({ status: 401, type: "application/problem+json" });
  expect(wrong.headers.get("WWW-Authenticate")).toContain('error="invalid_token"');
});

test("a key opens its own organization's lists and nothing else, whatever else its maker may see", async () => {
  const { manager, o } = await makePortfolio();
  const { secret: key } = await keyOf(manager);
  const other = await makeOrganization();
  await actorOf(other, "prime-admin", { person: manager.person });
  for (const elsewhere of [other.id, "00000000-0000-4000-8000-000000000000", "nowhere"])
    expect(await ask(paths.prime.subcontractsJson(elsewhere), { key })).toMatchObject({
      status: 404,
      type: "application/problem+json",
    });
  for (const page of [
    paths.prime.subcontracts(o),
    paths.prime.exportSuppliers(o, "csv"),
    "/account",
  ])
    expect(await ask(page, { key })).toMatchObject({ status: 302 });
});

test("with a key no cookie counts, and without one a session reads the same list", async () => {
  const { manager, o } = await makePortfolio();
  const options = { secondFactorAt: new Date(), device: "a test", replaces: null };
  const cookie = (await startSession(manager.personId, options)).split(";")[0] ?? "";
  const path = paths.prime.subcontractsJson(o);
  expect(await ask(path, { cookie })).toMatchObject({ status: 200 });
  expect(await ask(path, { cookie, key: "flowdown_".padEnd(52, "y") })).toMatchObject({
    status: 401,
  });
  expect(
    await ask(paths.prime.subcontractsJson((await makeOrganization()).id), { cookie }),
  ).toMatchObject({
    status: 404,
    type: "application/problem+json",
  });
});

test("only a hash is kept, and the key stands in no letter, log or security event", async () => {
  const { manager, o } = await makePortfolio();
  const { secret, accessKeyId } = await keyOf(manager);
  const kept = await asSystem(async (tx) => ({
    keys: await tx.select().from(accessKeys).where(eq(accessKeys.organizationId, o)),
    letters: await tx.select().from(letters).where(eq(letters.organizationId, o)),
    log: await tx.select().from(oversightLog).where(eq(oversightLog.primeId, o)),
    events: await tx
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.personId, manager.personId)),
  }));
  expect(Buffer.from(secret.slice("flowdown_".length), "base64url")).toHaveLength(32);
  expect(JSON.stringify(kept)).not.toContain(secret.slice("flowdown_".length));
  expect(kept.keys).toMatchObject([{ id: accessKeyId, tokenHash: hashToken(secret) }]);
  expect(kept.letters.map(({ kind }) => kind)).toContain("access-key-made");
  expect(kept.log.map(({ action }) => action)).toContain("access-key.made");
  expect(kept.events.map(({ kind }) => kind)).toContain("access-key.made");
});

test("a key is used until it is ended, by its maker or an administrator and by nobody else", async () => {
  const { prime, manager, o } = await makePortfolio();
  const viewer = await actorOf(prime, "prime-viewer");
  const admin = await actorOf(prime, "prime-admin");
  const path = paths.prime.suppliersJson(o);
  const first = await keyOf(viewer, "Warehouse");
  const second = await keyOf(viewer, "Purchasing");
  expect((await ask(path, { key: first.secret })).status).toBe(200);
  const listed = await asActor(viewer, (scope) =>
    listAccessKeys(scope, { ofPerson: viewer.personId }),
  );
  const usedOf = (name: string) => listed.find((key) => key.name === name)?.lastUsedAt;
  expect(usedOf("Warehouse")).toBeInstanceOf(Date);
  expect(usedOf("Purchasing")).toBeNull();
  const own = { mayEndAll: false };
  expect(await endAccessKey(manager, first.accessKeyId, own)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await endAccessKey(viewer, first.accessKeyId, own)).toEqual({ ok: true });
  expect(await endAccessKey(admin, second.accessKeyId, { mayEndAll: true })).toEqual({ ok: true });
  for (const { secret: key } of [first, second])
    expect((await ask(path, { key })).status).toBe(401);
  const actions = await asSystem((tx) =>
    tx
      .select({ action: oversightLog.action })
      .from(oversightLog)
      .where(eq(oversightLog.primeId, o)),
  );
  expect(actions.filter(({ action }) => action === "access-key.ended")).toHaveLength(2);
  const elsewhere = await actorOf(await makeOrganization(), "prime-admin");
  const third = await keyOf(viewer, "Third");
  expect(await endAccessKey(elsewhere, third.accessKeyId, { mayEndAll: true })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("a key is good on its last day, and on no day after it", async () => {
  const { manager, o } = await makePortfolio();
  const path = paths.prime.suppliersJson(o);
  const { secret: key } = await keyOf(manager);
  expect((await ask(path, { key })).status).toBe(200);
  const over = await keyOf(manager, "Over", addDays(manager.on, -1));
  expect((await ask(path, { key: over.secret })).status).toBe(401);
});

test("a key goes with the role it was made in, and does not come back with another", async () => {
  const { prime, o } = await makePortfolio();
  const admin = await actorOf(prime, "prime-admin");
  const viewer = await actorOf(prime, "prime-viewer");
  const { secret: key } = await keyOf(viewer);
  const path = paths.prime.suppliersJson(o);
  expect((await ask(path, { key })).status).toBe(200);
  const [held] = await asSystem((tx) =>
    tx.select().from(memberships).where(eq(memberships.personId, viewer.personId)),
  );
  expect(await endMembership(admin, held?.id ?? "")).toEqual({ ok: true });
  expect((await ask(path, { key })).status).toBe(401);
  await actorOf(prime, "prime-manager", { person: viewer.person });
  expect((await ask(path, { key })).status).toBe(401);
  const [seen] = await asActor(admin, (scope) => listAccessKeys(scope));
  expect(seen?.state).toBe("left");
});

test("a subcontractor's people make no key", async () => {
  const official = await actorOf(await makeOrganization(), "subcontractor-official");
  expect(await makeAccessKey(official, { name: "ERP", lastOn: official.on })).toEqual({
    ok: false,
    reason: "no-role",
  });
});

test("an open name is taken, one that is past is not, and ten are enough", async () => {
  const { manager } = await makePortfolio();
  await keyOf(manager, "ERP", addDays(manager.on, -1));
  await keyOf(manager, "ERP");
  const make = (name: string) => makeAccessKey(manager, { name, lastOn: manager.on });
  expect(await make("erp")).toEqual({ ok: false, reason: "name-taken" });
  for (let n = 1; n < MOST_KEYS; n += 1) await keyOf(manager, `ERP ${n}`);
  expect(await make("One more")).toEqual({ ok: false, reason: "too-many" });
  const two = await actorOf(await makeOrganization(), "prime-viewer");
  const both = await Promise.all([
    makeAccessKey(two, { name: "ERP", lastOn: two.on }),
    makeAccessKey(two, { name: "ERP", lastOn: two.on }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("the page shows a new key once, until it is said to be copied, and in no address", async () => {
  const { manager, o } = await makePortfolio();
  const browser = await Visitor.of(manager.person);
  const page = paths.prime.accessKeys(o);
  const fields = { intent: "make", name: "Purchasing system", lastOn: manager.on };
  const sent = await browser.post(page, fields);
  expect(sent).toMatchObject({ status: 303, location: paths.prime.madeAccessKey(o) });
  const shown = await browser.get(paths.prime.madeAccessKey(o));
  const key = /flowdown_[\w-]{43}/.exec(shown.body)?.[0] ?? "";
  expect((await ask(paths.prime.suppliersJson(o), { key })).status).toBe(200);
  expect(sent.cookies.join()).not.toContain(key);
  const colleague = await Visitor.of(
    (await actorOf(await makeOrganization(), "prime-admin")).person,
  );
  for (const [name, value] of browser.cookies)
    if (!name.includes("session")) colleague.cookies.set(name, value);
  expect((await colleague.get(paths.prime.madeAccessKey(o))).status).toBe(404);
  await browser.post(paths.prime.madeAccessKey(o), {});
  expect((await browser.get(paths.prime.madeAccessKey(o))).location).toBe(page);
  expect((await browser.get(page)).body).not.toContain(key);
});

test("without a code given just now no key is made", async () => {
  const { manager, o } = await makePortfolio();
  const browser = new Visitor();
  const secondFactorAt = new Date(Date.now() - 11 * 60_000);
  const session = await startSession(manager.personId, {
    secondFactorAt,
    device: "a test",
    replaces: null,
  });
  const [pair = ""] = session.split(";");
  browser.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  const page = paths.prime.accessKeys(o);
  expect((await browser.get(page)).body).toContain("Give a code and make a key");
  const sent = await browser.post(page, { intent: "make", name: "ERP", lastOn: manager.on });
  expect(sent.location).toContain("/second-factor?next=");
  expect(await asActor(manager, (scope) => listAccessKeys(scope))).toEqual([]);
});

test("whoever tries keys is kept waiting", async () => {
  const { o } = await makePortfolio();
  const statuses: number[] = [];
  for (let n = 0; n < 70; n += 1)
    statuses.push(
      (await ask(paths.prime.suppliersJson(o), { key: `flowdown_${"z".repeat(43)}` })).status,
    );
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});

test("one key reads so often within a minute, and again in the next", () => {
  const at = new Date("2026-11-30T12:00:00Z");
  const later = (ms: number) => new Date(at.getTime() + ms);
  for (let n = 0; n < MOST_READINGS; n += 1) expect(countReading("a key", at)).toBe(0);
  expect(countReading("a key", later(20_000))).toBe(40);
  expect(countReading("another key", later(20_000))).toBe(0);
  expect(countReading("a key", later(60_000))).toBe(0);
});
