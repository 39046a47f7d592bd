import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { deleteView, renameView } from "#app/commands/view/change-view.server.ts";
import { openPlain, openWithView } from "#app/commands/view/open-with.server.ts";
import { saveView } from "#app/commands/view/save-view.server.ts";
import { ALL_QUERY } from "#app/domain/view/view.ts";
import type { NewView } from "#app/domain/view/view-form.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getSavedView, listSavedViews } from "#app/queries/view/view.server.ts";
import { listViews } from "#db/schema/view.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

async function makePeople() {
  const prime = await makeOrganization();
  const [maker, colleague, admin] = [
    await actorOf(prime, "prime-manager"),
    await actorOf(prime, "prime-viewer"),
    await actorOf(prime, "prime-admin"),
  ];
  const stranger = await actorOf(await makeOrganization(), "prime-admin");
  return { maker, colleague, admin, stranger };
}

const WORST: NewView = {
  list: "suppliers",
  query: "sort=state&after=x",
  name: "Worst first",
  isShared: false,
};

const namesOf = async (actor: TestActor) =>
  (await asActor(actor, (scope) => listSavedViews(scope, "suppliers"))).map(({ name }) => name);

async function saved(actor: TestActor, change: Partial<NewView> = {}): Promise<string> {
  const outcome = await saveView(actor, { ...WORST, ...change });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.viewId;
}

test("a view is seen by its maker alone until it is shared, and by no other prime", async () => {
  const { maker, colleague, stranger } = await makePeople();
  const viewId = await saved(maker);
  expect(await namesOf(maker)).toEqual(["Worst first"]);
  expect(await namesOf(colleague)).toEqual([]);
  await renameView(maker, viewId, { name: "The worst", isShared: true });
  expect(await namesOf(colleague)).toEqual(["The worst"]);
  expect(await namesOf(stranger)).toEqual([]);
  expect(await asActor(stranger, (scope) => getSavedView(scope, viewId))).toBeNull();
});

test("a shared view is changed by its maker and by who manages the people", async () => {
  const { maker, colleague, admin, stranger } = await makePeople();
  const viewId = await saved(maker, { isShared: true });
  const other = { name: "Mine now", isShared: false };
  expect(await renameView(colleague, viewId, other)).toEqual({ ok: false, reason: "not-yours" });
  expect(await deleteView(colleague, viewId)).toEqual({ ok: false, reason: "not-yours" });
  expect(await deleteView(stranger, viewId)).toEqual({ ok: false, reason: "not-found" });
  expect(await renameView(admin, viewId, { name: "Ours", isShared: true })).toMatchObject({
    ok: true,
  });
  expect(await deleteView(admin, viewId)).toMatchObject({ ok: true });
  expect(await deleteView(maker, viewId)).toEqual({ ok: false, reason: "not-found" });
});

test("a name is one view of a list, however often and at once it is saved", async () => {
  const { maker } = await makePeople();
  const both = await Promise.all([saveView(maker, WORST), saveView(maker, WORST)]);
  expect(new Set(both.map((one) => one.ok && one.viewId)).size).toBe(1);
  const other = { ...WORST, name: "worst FIRST", query: "sort=until" };
  expect(await saveView(maker, other)).toEqual({ ok: false, reason: "name-taken" });
  const second = await saved(maker, { name: "Next lapse", query: "sort=until" });
  const taken = { name: "Worst first", isShared: false };
  expect(await renameView(maker, second, taken)).toEqual({ ok: false, reason: "name-taken" });
  expect(await saveView(maker, { ...WORST, query: "after=x&colour=red" })).toEqual({
    ok: false,
    reason: "nothing-to-save",
  });
  const rows = await asSystem((tx) =>
    tx.select().from(listViews).where(eq(listViews.primeId, maker.organizationId)),
  );
  expect(rows.map(({ query }) => query).toSorted()).toEqual(["sort=state", "sort=until"]);
});

test("the views of a list stand above it, the open one marked, and one of before says what it lost", async () => {
  const { maker } = await makePeople();
  await makeSupplier(maker);
  const viewId = await saved(maker);
  const browser = await Visitor.of(maker.person);
  const list = paths.prime.suppliers(maker.organizationId);
  const plain = await browser.get(list);
  expect(plain.body).toContain(`href="${list}?sort=state&amp;view=${viewId}"`);
  const opened = await browser.get(`${list}?sort=state&view=${viewId}`);
  expect(opened.body).toMatch(/aria-current="page"[^>]*>Worst first/);
  expect(opened.body).toContain("Rename, share, open first or delete");
  expect((await browser.get(`${list}?sort=until`)).body).toContain("Save this view");
  const lostId = randomUUID();
  await asSystem(async (tx) => {
    const [row] = await tx.select().from(listViews).where(eq(listViews.id, viewId));
    if (!row) throw new Error("no view");
    const former = { id: lostId, name: "Lost", query: "state=doubtful" };
    await tx.insert(listViews).values({ ...row, ...former });
  });
  const lost = await browser.get(`${list}?state=doubtful&view=${lostId}`);
  expect(lost.status).toBe(200);
  expect(lost.body).toContain("Part of the view “Lost” was left out");
  expect(lost.body).toContain("state=doubtful");
});

test("another prime's view is not there, whatever is sent to it", async () => {
  const { maker, stranger } = await makePeople();
  const viewId = await saved(maker, { isShared: true });
  const browser = await Visitor.of(stranger.person);
  const page = paths.prime.view(stranger.organizationId, viewId);
  expect((await browser.get(page)).status).toBe(404);
  expect(
    (await browser.get(paths.prime.newView(stranger.organizationId, "nothing", ""))).status,
  ).toBe(404);
});

test("a list opens with the view that somebody chose, for them alone, until they take it back", async () => {
  const { maker, colleague, stranger } = await makePeople();
  const viewId = await saved(maker, { isShared: true });
  const other = await saved(maker, { name: "By subcontracts", query: "sort=subcontracts" });
  const plain = paths.prime.suppliers(maker.organizationId);
  const [browser, beside] = [await Visitor.of(maker.person), await Visitor.of(colleague.person)];
  const opened = async (visitor: Visitor) => {
    const { status, location } = await visitor.get(plain);
    return location ?? status;
  };
  expect(await opened(browser)).toBe(200);
  expect(await openWithView(maker, viewId)).toMatchObject({ ok: true });
  expect(await opened(browser)).toBe(`${plain}?sort=state&view=${viewId}`);
  expect(await opened(beside), "for nobody else").toBe(200);
  const page = await browser.get(`${plain}?sort=state&view=${viewId}`);
  expect(page.body).toContain("shared by you, opens first for you");
  expect(page.body).toContain(`href="${plain}${ALL_QUERY}"`);
  expect((await browser.get(plain + ALL_QUERY)).status).toBe(200);
  expect((await beside.get(`${plain}?sort=state`)).body).toContain(`shared by ${maker.personName}`);
  await openWithView(maker, other);
  expect(await opened(browser), "one for each list").toContain(other);
  expect(await openPlain(maker, other)).toMatchObject({ ok: true });
  expect(await opened(browser)).toBe(200);
  expect(await openWithView(colleague, viewId)).toMatchObject({ ok: true });
  expect(await openWithView(colleague, other), "not shared").toMatchObject({ ok: false });
  expect(await openWithView(stranger, viewId)).toMatchObject({ ok: false });
  expect(await opened(beside)).toContain(viewId);
  await renameView(maker, viewId, { name: "The worst", isShared: false });
  expect(await opened(beside), "shared no longer").toBe(200);
  await openWithView(maker, viewId);
  await deleteView(maker, viewId);
  expect(await opened(browser), "deleted").toBe(200);
});
