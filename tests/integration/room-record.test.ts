import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { allowRecords } from "#app/commands/audit/allow-records.server.ts";
import { makeRoomRecord } from "#app/commands/audit/make-room-record.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

const recordsOf = (primeId: string) =>
  asSystem((tx) => tx.select().from(oversightRecords).where(eq(oversightRecords.primeId, primeId)));

test("an auditor makes a record of the room once the prime allows it, and of nothing else", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const { auditId } = auditor;
  const subject = { kind: "subcontract", subcontractId } as const;
  expect(await makeRoomRecord(auditor, subject)).toEqual({ ok: false, reason: "not-allowed" });
  expect(await allowRecords(manager, auditId, true)).toEqual({ ok: true });
  expect(await makeRoomRecord(auditor, subject)).toMatchObject({ ok: true });
  expect(await recordsOf(manager.organizationId)).toMatchObject([
    { kind: "subcontract", subcontractId, requestedBy: auditor.personId, asOf: auditor.on },
  ]);

  const elsewhere = await makeSupplyChain();
  for (const foreign of [
    { kind: "subcontract", subcontractId: elsewhere.subcontractId },
    { kind: "contract", contractId: elsewhere.contractId },
  ] as const)
    expect(await makeRoomRecord(auditor, foreign)).toEqual({ ok: false, reason: "not-found" });
  expect(await allowRecords(elsewhere.manager, auditId, false)).toMatchObject({ ok: false });

  expect(await allowRecords(manager, auditId, false)).toEqual({ ok: true });
  expect(await makeRoomRecord(auditor, { kind: "contract", contractId })).toEqual({
    ok: false,
    reason: "not-allowed",
  });
});
