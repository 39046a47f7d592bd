import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { changeSeveral } from "#app/commands/supplier/change-several.server.ts";
import type { SupplierChoice } from "#app/domain/supplier/choice.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { listChosenSuppliers } from "#app/queries/supplier/chosen.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplier } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const reason = "Belongs to the new program from Monday.";
const nothing = { owner: null, addTags: [], removeTags: [], reason, shown: undefined };

let manager: TestActor;
let colleague: TestActor;
let ids: string[];

beforeAll(async () => {
  const prime = await makeOrganization();
  manager = await actorOf(prime, "prime-manager");
  colleague = await actorOf(prime, "prime-manager");
  const made = await Promise.all([1, 2, 3].map(() => makeSupplier(manager)));
  ids = made.map(({ id }) => id);
  await makeSupplier(await actorOf(await makeOrganization(), "prime-manager"));
}, 60_000);

const kept = () =>
  asSystem((tx) =>
    tx
      .select({ ownerId: suppliers.ownerId, tags: suppliers.tags, text: suppliers.searchText })
      .from(suppliers)
      .where(inArray(suppliers.id, ids))
      .orderBy(suppliers.id),
  );
const entries = () =>
  asSystem((tx) =>
    tx
      .select({ supplierId: oversightLog.supplierId })
      .from(oversightLog)
      .where(
        and(
          eq(oversightLog.primeId, manager.organizationId),
          eq(oversightLog.action, "supplier.changed"),
        ),
      ),
  );

test("some get an owner and a tag, each with its own entry; who has both already has none", async () => {
  const [first = "", second = ""] = ids;
  const change = {
    ...nothing,
    owner: { id: colleague.personId },
    addTags: ["long lead"],
  };
  const chosen = { ids: [first, second] };
  expect(await changeSeveral(manager, chosen, { ...change })).toEqual({
    ok: true,
    changed: 2,
    full: 0,
  });
  const of = await kept();
  expect(of.filter(({ ownerId }) => ownerId === colleague.personId)).toHaveLength(2);
  expect(of.filter(({ text }) => text.includes("long lead"))).toHaveLength(2);
  expect((await entries()).map(({ supplierId }) => supplierId).sort()).toEqual(
    [first, second].sort(),
  );
  expect(await changeSeveral(manager, { ids }, { ...change })).toEqual({
    ok: true,
    changed: 1,
    full: 0,
  });
  expect(await entries()).toHaveLength(3);
});

test("where others are chosen by now than were shown, nothing is changed", async () => {
  const tag = "long lead";
  const all = { search: "", isNear: false, tag, isMine: false, sort: "name", isDescending: false };
  const choice = { all } as Extract<SupplierChoice, { all: unknown }>;
  const change = { ...nothing, removeTags: [tag] };
  const shown = await asActor(manager, async (scope) =>
    showing(await startShowing(scope), await listChosenSuppliers(scope, choice)),
  );
  // One goes and another comes: as many fit as before.
  const [first = ""] = ids;
  const other = await makeSupplier(manager);
  await changeSeveral(manager, { ids: [first] }, { ...nothing, removeTags: [tag] });
  await changeSeveral(manager, { ids: [other.id] }, { ...nothing, addTags: [tag] });
  const before = await kept();
  expect(await changeSeveral(manager, choice, { ...change, shown })).toMatchObject({
    ok: false,
    reason: "stale",
  });
  expect(await kept()).toEqual(before);
  expect(await changeSeveral(manager, choice, change)).toMatchObject({ changed: 3 });
  expect((await kept()).flatMap(({ tags }) => tags)).not.toContain(tag);
});

test("somebody who does not work here owns nothing, and nobody else's suppliers are reached", async () => {
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  const owner = { id: stranger.personId };
  expect(await changeSeveral(manager, { ids }, { ...nothing, owner })).toEqual({
    ok: false,
    reason: "no-owner",
  });
  const change = { ...nothing, addTags: ["mine"] };
  expect(await changeSeveral(stranger, { ids }, change)).toEqual({ ok: true, changed: 0, full: 0 });
  expect((await kept()).flatMap(({ tags }) => tags)).not.toContain("mine");
});

test("by the form: mistakes stand beside their fields with what was typed, then the list says what was done", async () => {
  const browser = await Visitor.of(manager.person);
  const list = paths.prime.suppliers(manager.organizationId);
  expect((await browser.get(list)).body).toContain("change owner or tags");
  const page = `${paths.prime.changeSeveral(manager.organizationId)}?all=yes&sort=state`;
  const shown = await browser.get(page);
  expect(shown.body).toContain("Change 4 suppliers");
  const carried = (body: string) => /name="shown" value="([^"]*)"/.exec(body)?.[1] ?? "";
  const typed = {
    shown: carried(shown.body),
    ownerId: "",
    addTags: "Critical, castings",
    removeTags: "critical",
  };
  const refused = await browser.post(page, { ...typed, reason });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("is to be added as well");
  expect(refused.body).toContain('value="Critical, castings"');
  const stale = await browser.post(page, { ...typed, removeTags: "", shown: "", reason });
  expect(stale.status).toBe(409);
  expect(stale.body).toContain("What this page showed has changed");
  expect(carried(stale.body)).toBe(typed.shown);
  const done = await browser.post(page, { ...typed, removeTags: "", reason });
  expect(done.status).toBe(303);
  expect(done.location).toContain("sort=state");
  const after = await browser.get(done.location ?? "");
  expect(after.body).toContain("4 suppliers were changed.");
  expect((await kept()).map(({ tags }) => tags)).toEqual(ids.map(() => ["critical", "castings"]));
});
