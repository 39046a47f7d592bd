import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { handOverSuppliers } from "#app/commands/supplier/hand-over-suppliers.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf } from "#tests/factories/people.ts";
import { makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const reason = "Moves to another program on Monday.";

test("all suppliers of one person become another's at once, each in the log", async () => {
  const { manager } = await makeSupplyChain();
  await makeSupplier(manager);
  await asActor(manager, ({ tx }) => tx.update(suppliers).set({ ownerId: manager.personId }));
  const organization = { id: manager.organizationId, legalName: manager.organizationName };
  const colleague = await actorOf(organization, "prime-manager");
  const stranger = (await makeSupplyChain()).manager;
  const handOver = (toId: string) =>
    handOverSuppliers(manager, { fromId: manager.personId, toId, reason });
  expect(await handOver(stranger.personId)).toEqual({ ok: false, reason: "no-owner" });
  expect(await handOver(colleague.personId)).toEqual({ ok: true, suppliers: 2 });
  expect(await handOver(colleague.personId)).toEqual({ ok: false, reason: "owns-none" });
  expect(await asActor(manager, listSupplierOwners)).toEqual([
    { id: colleague.personId, name: colleague.personName, suppliers: 2, isHere: true },
  ]);
  const told = await asActor(manager, ({ tx }) =>
    tx.select().from(oversightLog).where(eq(oversightLog.action, "supplier.changed")),
  );
  expect(told).toHaveLength(2);
  expect(JSON.parse(told[0]?.entry ?? "")).toMatchObject({ reason });
});
