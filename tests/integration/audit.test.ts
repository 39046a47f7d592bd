import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { listContractGrants, listMatrix } from "#app/queries/audit.server.ts";
import { getAuditSubcontract } from "#app/queries/audit-subcontract.server.ts";
import { listSharedFacts } from "#app/queries/fact.server.ts";
import { listAuditGrants } from "#app/queries/membership.server.ts";
import { listLog } from "#app/queries/oversight-log.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf, makeOrganization, makePerson, type TestActor } from "#tests/factories/people.ts";
import { makeSubmission } from "#tests/factories/statement.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";

/** A chain with accepted facts, and another contract of the same prime with its own supplier. */
async function makeTwoContracts() {
  const chain = await makeSupplyChain();
  const { manager } = chain;
  const { submissionId } = await makeSubmission(chain);
  await acceptSubmission(manager, chain.supplier.id, submissionId, {
    method: "certificate",
    note: "",
  });
  const official = await actorOf(await makeOrganization(), "subcontractor-official");
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager, {
    id: official.organizationId,
    legalName: official.organizationName,
  });
  const other = await makeSubcontract(manager, { contractId, supplier });
  const elsewhere = { manager, official, supplier, contractId, ...other };
  const submitted = await makeSubmission(elsewhere);
  await acceptSubmission(manager, supplier.id, submitted.submissionId, {
    method: "certificate",
    note: "",
  });
  return { ...chain, elsewhere };
}

const input = (actor: TestActor) => ({
  name: "Casey Holt",
  email: "casey.holt@agency.example",
  expiresOn: addDays(actor.on, 30),
});

/** A contract officer whom the prime let in, as the guard makes their actor. */
async function makeAuditor(manager: TestActor, contractId: string) {
  const opened = await openAudit(manager, contractId, input(manager));
  if (!opened.ok) throw new Error(opened.reason);
  const person = await makePerson({ name: "Casey Holt" });
  await asSystem((tx) =>
    tx.update(auditGrants).set({ personId: person.id }).where(eq(auditGrants.id, opened.grantId)),
  );
  const auditor: Actor = {
    ...manager,
    personId: person.id,
    personName: person.name,
    role: "auditor",
    auditContracts: [contractId],
  };
  return { auditor, grantId: opened.grantId };
}

test("access is granted by a letter, once for each address, and ends when the prime says so", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const opened = await openAudit(manager, contractId, input(manager));
  if (!opened.ok) throw new Error(opened.reason);
  expect(await openAudit(manager, contractId, input(manager))).toMatchObject({
    reason: "open-already",
  });
  const late = { ...input(manager), expiresOn: addDays(manager.on, -1) };
  expect(await openAudit(manager, contractId, late)).toMatchObject({ reason: "past" });
  const grants = () => asActor(manager, (scope) => listContractGrants(scope, contractId));
  expect(await grants()).toMatchObject([{ name: "Casey Holt", state: "invited" }]);
  const [letter] = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.kind, "auditor-invitation")),
  );
  expect(letter).toMatchObject({ toEmail: "casey.holt@agency.example" });

  expect(await closeAudit(manager, contractId, opened.grantId)).toEqual({ ok: true });
  expect(await closeAudit(manager, contractId, opened.grantId)).toMatchObject({ ok: false });
  expect(await grants()).toMatchObject([{ state: "ended" }]);
  const [invitation] = await asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.auditGrantId, opened.grantId)),
  );
  expect(invitation?.revokedAt).not.toBeNull();
});

test("a grant opens its contract for its person until its last day, and no longer", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const { auditor, grantId } = await makeAuditor(manager, contractId);
  const held = (on = manager.on) => listAuditGrants(auditor.personId, on);
  expect(await held()).toMatchObject([{ grantId, contractIds: [contractId] }]);
  expect(await held(addDays(manager.on, 30))).toHaveLength(1);
  expect(await held(addDays(manager.on, 31))).toEqual([]);
  expect(await listAuditGrants(manager.personId, manager.on)).toEqual([]);
  await closeAudit(manager, contractId, grantId);
  expect(await held()).toEqual([]);
});

test("an auditor sees one contract and nothing of another", async () => {
  const { manager, contractId, subcontractId, supplier, elsewhere } = await makeTwoContracts();
  const { auditor } = await makeAuditor(manager, contractId);
  await asActor(auditor, async (scope) => {
    const { tx } = scope;
    const matrix = await listMatrix(scope, contractId);
    expect(matrix.rows).toMatchObject([{ id: subcontractId, state: "eligible", reviewed: 3 }]);
    expect(await getAuditSubcontract(scope, subcontractId)).toMatchObject({
      postureState: "eligible",
    });

    expect((await listMatrix(scope, elsewhere.contractId)).rows).toEqual([]);
    expect(await getAuditSubcontract(scope, elsewhere.subcontractId)).toBeNull();
    expect(await listSharedFacts(scope, { supplierId: elsewhere.supplier.id })).toEqual([]);
    expect(await tx.select({ id: subcontracts.id }).from(subcontracts)).toHaveLength(1);
    expect(await tx.select({ id: suppliers.id }).from(suppliers)).toEqual([{ id: supplier.id }]);
    for (const table of [reviews, shares]) {
      const rows = await tx.select({ supplierId: table.supplierId }).from(table);
      expect(new Set(rows.map((row) => row.supplierId))).toEqual(new Set([supplier.id]));
    }
    expect(await tx.select({ id: facts.id }).from(facts)).toHaveLength(3);
    const log = await listLog(scope, {});
    expect(log.entries.every(({ contract }) => contract?.id === contractId)).toBe(true);
  });
});

test("an auditor changes nothing", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const { auditor, grantId } = await makeAuditor(manager, contractId);
  const asked = requestRecord(
    { ...auditor, at: new Date() },
    { kind: "subcontract", subcontractId },
    { asOf: manager.on },
  );
  await expect(asked).rejects.toMatchObject({ cause: { code: "25006" } });
  await expect(closeAudit(auditor, contractId, grantId)).rejects.toMatchObject({
    cause: { code: "25006" },
  });
});

test("what an auditor views is logged once an hour for each page, in their name", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const { auditor, grantId } = await makeAuditor(manager, contractId);
  const view = { grantId, contractId };
  await Promise.all([noteView(auditor, view), noteView(auditor, view)]);
  await noteView(auditor, { ...view, subcontractId });
  await noteView({ ...auditor, at: new Date(auditor.at.getTime() + 3_700_000) }, view);
  const rows = await asSystem((tx) =>
    tx
      .select({ actorId: oversightLog.actorId, subcontractId: oversightLog.subcontractId })
      .from(oversightLog)
      .where(and(eq(oversightLog.action, "audit.viewed"), eq(oversightLog.contractId, contractId))),
  );
  expect(rows.map((row) => row.subcontractId)).toEqual([null, subcontractId, null]);
  expect(rows.every((row) => row.actorId === auditor.personId)).toBe(true);
});

test("an auditor takes the records of the contract, and it is logged", async () => {
  const { manager, contractId, subcontractId, elsewhere } = await makeTwoContracts();
  const { auditor } = await makeAuditor(manager, contractId);
  const make = async (id: string) => {
    const subject = { kind: "subcontract", subcontractId: id } as const;
    const asked = await requestRecord({ ...manager, at: new Date() }, subject, {
      asOf: manager.on,
    });
    if (!asked.ok) throw new Error(asked.reason);
    await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
    return asked.recordId;
  };
  const [ours, theirs] = [await make(subcontractId), await make(elsewhere.subcontractId)];
  expect(await openRecord(auditor, theirs, "pdf")).toBeNull();
  const pdf = await openRecord(auditor, ours, "pdf");
  expect(pdf?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const { entries } = await asActor(manager, (scope) =>
    listLog(scope, { action: "record.downloaded", subcontractId }),
  );
  expect(entries).toMatchObject([
    { actor: expect.stringContaining("Casey Holt, Contract officer or auditor") },
  ]);
});
