import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { decideException } from "#app/commands/award/decide-exception.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { awards } from "#db/schema/award.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { actorOf } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const reason = "The part is needed for a grounded aircraft; no CUI is sent before certification.";

test("an award that the facts do not support needs a second, named approver", async () => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const approver = await actorOf(prime, "prime-approver");
  const award = () => recordAward(manager, subcontractId, { awardedOn: manager.on });
  const ask = (approverId: string) =>
    requestException(manager, subcontractId, { awardOn: manager.on, approverId, reason });

  expect(await award()).toEqual({ ok: false, reason: "not-supported" });
  expect(await ask(manager.personId)).toEqual({ ok: false, reason: "no-such-approver" });
  const asked = await ask(approver.personId);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await ask(approver.personId)).toEqual({ ok: false, reason: "waiting-already" });
  expect(await award()).toEqual({ ok: false, reason: "not-supported" });

  const decide = (by: typeof manager) =>
    decideException(by, asked.exceptionId, { outcome: "approved", reason });
  expect(await decide(manager)).toEqual({ ok: false, reason: "not-yours" });
  expect(await decide(approver)).toEqual({ ok: true });
  expect(await decide(approver)).toEqual({ ok: false, reason: "decided-already" });

  expect(await award()).toMatchObject({ ok: true });
  expect(await award()).toEqual({ ok: false, reason: "awarded-already" });
  const [row] = await asSystem((tx) =>
    tx.select().from(awards).where(eq(awards.subcontractId, subcontractId)),
  );
  expect(row).toMatchObject({ isSupported: false, exceptionId: asked.exceptionId });
});

test("without a requirement an award needs no facts, and its verdict is kept", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const supplier = await makeSupplier(manager);
  const { subcontractId } = await makeSubcontract(manager, {
    contractId,
    supplier,
    information: {
      information: "none",
      cuiCategories: [],
      commercialOffTheShelfOnly: false,
      performingCages: [],
      directedStatus: null,
      operationallyCriticalSupport: false,
    },
  });
  expect(await recordAward(manager, subcontractId, { awardedOn: manager.on })).toMatchObject({
    ok: true,
  });
  const [row] = await asSystem((tx) =>
    tx.select().from(awards).where(eq(awards.subcontractId, subcontractId)),
  );
  expect(row).toMatchObject({ isSupported: true, verdict: { verdict: "no-requirement" } });
});

test("every step enters the log of the prime", async () => {
  const { prime, manager, subcontractId } = await makeSupplyChain();
  const approver = await actorOf(prime, "prime-approver");
  const asked = await requestException(manager, subcontractId, {
    awardOn: manager.on,
    approverId: approver.personId,
    reason,
  });
  if (!asked.ok) throw new Error(asked.reason);
  await decideException(approver, asked.exceptionId, { outcome: "refused", reason });
  const entries = await asSystem((tx) =>
    tx
      .select({ action: oversightLog.action, actorId: oversightLog.actorId })
      .from(oversightLog)
      .where(eq(oversightLog.subcontractId, subcontractId))
      .orderBy(oversightLog.seq),
  );
  expect(entries).toEqual([
    { action: "subcontract.created", actorId: manager.personId },
    { action: "subcontract.answered", actorId: manager.personId },
    { action: "posture.changed", actorId: manager.personId },
    { action: "flowdown.issued", actorId: manager.personId },
    { action: "exception.requested", actorId: manager.personId },
    { action: "exception.refused", actorId: approver.personId },
  ]);
});
