import { expect, test } from "vitest";
import { changeItem } from "#app/commands/remediation/change-item.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listVersionsOf } from "#app/queries/remediation/plan.server.ts";
import { threeOpen } from "#tests/factories/conditional-plan.ts";
import { answerOf, makePlan, readPlan } from "#tests/factories/remediation.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

test("an item is corrected by the next version, and the former one stays", async () => {
  const { official } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Shop network"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const dueOn = addDays(official.on, 20);
  const change = answerOf(item, { action: "Buy a firewall.", ownerId: official.personId, dueOn });
  expect(await changeItem(official, which, change)).toEqual({ ok: true });
  expect(await changeItem(official, which, change)).toEqual({ ok: true });
  const versions = await asActor(official, (scope) => listVersionsOf(scope, planId, item.id));
  expect(versions).toMatchObject([
    { version: 2, action: "Buy a firewall.", ownerName: official.personName, dueOn },
    { version: 1, action: "", ownerName: "", dueOn: null },
  ]);
});

test("nobody of another company has an item, and nothing is done tomorrow", async () => {
  const { official, manager } = await makeSupplyChain();
  const planId = await makePlan(official, await threeOpen(official, "Shop network"));
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("no item");
  const which = { planId, itemId: item.id };
  const given = answerOf(item, { ownerId: manager.personId });
  expect(await changeItem(official, which, given)).toMatchObject({ reason: "unknown-owner" });
  const done = answerOf(item, {
    status: "done",
    doneOn: addDays(official.on, 1),
    evidence: "Ticket 12",
  });
  expect(await changeItem(official, which, done)).toMatchObject({ reason: "not-yet" });
  expect(await changeItem(manager, which, done)).toMatchObject({ reason: "not-found" });
});
