import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { lockSuppliers } from "#app/commands/renewal/ask-renewals.server.ts";
import { remindSupplier, remindSupplierIn } from "#app/commands/supplier/remind-supplier.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listNotifications } from "#app/queries/notification/notification.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

/** Until somebody waits for a lock that another transaction of this database holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [found] = await asSystem((tx) =>
      tx.execute<{ waits: boolean }>(sql`select exists (select 1 from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0) as waits`),
    );
    if (found?.waits) return;
  }
}

test("who reminds of several and who reminds of one of them wait in one order", async () => {
  const { manager, contractId, supplier, requestId } = await makeSupplyChain();
  const { id: supplierId } = supplier;
  const second = await makeSubcontract(manager, { contractId, supplier });
  let beside: ReturnType<typeof remindSupplier> | undefined;
  const both = await asActor(manager, async (scope) => {
    const one = await remindSupplierIn(scope, { supplierId, requestId });
    beside = remindSupplier(manager, supplierId, second.requestId);
    await untilSomebodyWaits();
    return [one, await remindSupplierIn(scope, { supplierId, requestId: second.requestId })];
  });
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await beside).toEqual({ ok: false, reason: "reminded-today" });
});

test("who asks a supplier for a renewal does not hold up a reminder to it that holds the log", async () => {
  const { manager, contractId, supplier, requestId } = await makeSupplyChain();
  const organization = await makeOrganization();
  await actorOf(organization, "subcontractor-official");
  const other = await makeSupplier(manager, organization);
  const theirs = await makeSubcontract(manager, { contractId, supplier: other });
  let beside: Promise<void> | undefined;
  const both = await asActor(manager, async (scope) => {
    const one = await remindSupplierIn(scope, { supplierId: supplier.id, requestId });
    // As a renewal does: the supplier first, what is written of it then.
    beside = asActor(manager, async (asking) => {
      await lockSuppliers(asking, [other.id]);
      await appendOversightEntry(asking, "renewal.asked", { supplierId: other.id }, {});
    });
    await untilSomebodyWaits();
    const { requestId: second } = theirs;
    return [one, await remindSupplierIn(scope, { supplierId: other.id, requestId: second })];
  });
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  await beside;
});

test("who closes a room does not hold up an answer in it that holds the log", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const asked = await writeNote(auditor, { contractId }, { kind: "question", text: "Why?" });
  if (!asked.ok) throw new Error(asked.reason);
  let beside: ReturnType<typeof closeAudit> | undefined;
  await asActor(manager, async (scope) => {
    await holdLog(scope);
    beside = closeAudit(manager, auditor.auditId);
    await untilSomebodyWaits();
    await sendLetter(scope.tx, {
      kind: "audit-ending",
      organizationId: manager.organizationId,
      to: { email: await emailOf(auditor), name: "Casey Holt" },
      facts: {
        link: { path: paths.audit.workingPaper(auditor.grantId) },
        primeName: "Northgate",
        auditTitle: "Annual oversight review",
        endsOn: manager.on,
        unsettled: 1,
      },
    });
  });
  expect(await beside).toEqual({ ok: true });
  const told = await asActor(auditor, (scope) => listNotifications(scope));
  expect(told.notifications).toHaveLength(1);
});

async function emailOf({ grantId }: Auditor): Promise<string> {
  const [grant] = await asSystem((tx) =>
    tx.select().from(auditGrants).where(eq(auditGrants.id, grantId)),
  );
  return grant?.email ?? "";
}
