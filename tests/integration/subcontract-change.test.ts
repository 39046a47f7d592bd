import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { changeSubcontract } from "#app/commands/subcontract/change-subcontract.server.ts";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getClosePage } from "#app/queries/subcontract/closing.server.ts";
import { listSubcontracts } from "#app/queries/subcontract/list.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const reason = "The number was that of another order.";

const read = (manager: TestActor, id: string) =>
  asActor(manager, (scope) => getSubcontract(scope, id));

describe("a subcontract that was recorded wrongly", () => {
  test("is put right with a reason, and what it was stays in the log", async () => {
    const { manager, contractId } = await makeSupplyChain();
    const [first, second] = [await makeSupplier(manager), await makeSupplier(manager)];
    const { subcontractId } = await makeSubcontract(manager, {
      contractId,
      supplier: first,
      isIssued: false,
    });
    const right = {
      supplierId: second.id,
      number: `RIGHT-${subcontractId.slice(0, 8)}`,
      title: "Rib fittings",
      plannedAwardOn: addDays(manager.on, 30),
      reason,
    };
    expect(await changeSubcontract(manager, subcontractId, right)).toEqual({ ok: true });
    expect(await read(manager, subcontractId)).toMatchObject({
      number: right.number,
      supplier: { id: second.id },
      plannedAwardOn: right.plannedAwardOn,
    });
    const told = (await logOf(manager)).find(({ action }) => action === "subcontract.changed");
    expect(JSON.parse(told?.entry ?? "")).toMatchObject({
      reason,
      detail: { before: { supplierId: first.id }, after: { number: right.number } },
    });
    const again = await changeSubcontract(manager, subcontractId, right);
    expect(again).toEqual({ ok: true });
    const entries = (await logOf(manager)).filter(({ action }) => action === "subcontract.changed");
    expect(entries).toHaveLength(1);
  });

  test("is worth what is said last, and the log keeps what it was", async () => {
    const { manager, subcontractId, supplier } = await makeSupplyChain();
    const found = await read(manager, subcontractId);
    const input = {
      number: found?.number ?? "",
      title: found?.title ?? "",
      supplierId: supplier.id,
      reason,
    };
    await changeSubcontract(manager, subcontractId, { ...input, value: 1_250_000 });
    expect(await read(manager, subcontractId)).toMatchObject({ value: 1_250_000 });
    await changeSubcontract(manager, subcontractId, input);
    expect(await read(manager, subcontractId)).toMatchObject({ value: null });
    const told = (await logOf(manager)).filter(({ action }) => action === "subcontract.changed");
    expect(told.map(({ entry }) => JSON.parse(entry).detail.before.value)).toEqual(
      expect.arrayContaining([null, 1_250_000]),
    );
  });

  test("stays with the supplier to whom the clauses were issued", async () => {
    const { manager, subcontractId, supplier } = await makeSupplyChain();
    const other = await makeSupplier(manager);
    const found = await read(manager, subcontractId);
    const input = { number: found?.number ?? "", title: found?.title ?? "", reason };
    const moved = { ...input, supplierId: other.id };
    expect(await changeSubcontract(manager, subcontractId, moved)).toEqual({
      ok: false,
      reason: "supplier-was-told",
    });
    const renamed = { ...input, supplierId: supplier.id, title: "Another title" };
    expect(await changeSubcontract(manager, subcontractId, renamed)).toEqual({ ok: true });
  });

  test("never hangs under itself, nor under one of another contract or prime", async () => {
    const { manager, contractId, subcontractId: top, supplier } = await makeSupplyChain();
    const { subcontractId: below } = await makeSubcontract(manager, {
      contractId,
      supplier: await makeSupplier(manager),
      parentId: top,
    });
    const input = { supplierId: supplier.id, number: "TOP-1", title: "Top", reason };
    expect(await changeSubcontract(manager, top, { ...input, parentId: below })).toEqual({
      ok: false,
      reason: "under-itself",
    });
    const stranger = await makeSupplyChain();
    expect(
      await changeSubcontract(manager, top, { ...input, parentId: stranger.subcontractId }),
    ).toEqual({ ok: false, reason: "no-such-parent" });
    expect(await changeSubcontract(stranger.manager, top, input)).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

test("a subcontract is closed as its page showed it", async () => {
  const { manager, subcontractId, supplier, contractId } = await makeSupplyChain();
  const page = await asActor(manager, (scope) => getClosePage(scope, subcontractId));
  if (!page) throw new Error("no page");
  const reason = "The order went to another supplier.";
  await makeSubcontract(manager, { contractId, supplier, parentId: subcontractId });
  const now = { ...manager, at: new Date() };
  expect(await closeSubcontract(now, subcontractId, { reason, shown: page.shown })).toMatchObject({
    reason: "stale",
  });
  const again = await asActor(manager, (scope) => getClosePage(scope, subcontractId));
  expect(again?.openBelow).toHaveLength(1);
  const { shown = "" } = again ?? {};
  expect(await closeSubcontract(now, subcontractId, { reason, shown })).toEqual({ ok: true });
  const closed = await asActor(manager, (scope) => getSubcontractPage(scope, subcontractId));
  expect(closed?.closing).toMatchObject({ reason, actor: expect.stringContaining(now.personName) });
});

test("a closed subcontract asks nothing, counts nowhere, and stays to be read", async () => {
  const { manager, subcontractId } = await makeSupplyChain();
  const why = { reason: "The order went to another supplier." };
  expect(await closeSubcontract(manager, subcontractId, why)).toEqual({ ok: true });
  expect(await closeSubcontract(manager, subcontractId, why)).toMatchObject({ reason: "closed" });
  const open = await asActor(manager, ({ tx }) =>
    tx
      .select()
      .from(requests)
      .where(and(eq(requests.primeId, manager.organizationId), isNull(requests.withdrawnAt))),
  );
  expect(open).toEqual([]);
  const [kept] = await asActor(manager, ({ tx }) =>
    tx.select().from(postures).where(eq(postures.subcontractId, subcontractId)),
  );
  expect(kept?.standing).toBe("settled");
  const listed = (isClosed: boolean) =>
    asActor(manager, (scope) => listSubcontracts(scope, { isClosed }));
  expect((await listed(false)).subcontracts).toEqual([]);
  expect((await listed(true)).subcontracts).toMatchObject([{ id: subcontractId }]);
  expect(await read(manager, subcontractId)).toMatchObject({ state: "closed" });
  const dueOn = addDays(manager.on, 20);
  expect(await issueFlowdown(manager, subcontractId, { dueOn, message: "" })).toMatchObject({
    reason: "closed",
  });
});

function logOf({ organizationId }: TestActor) {
  return asSystem((tx) =>
    tx
      .select()
      .from(oversightLog)
      .where(eq(oversightLog.primeId, organizationId))
      .orderBy(oversightLog.seq),
  );
}
