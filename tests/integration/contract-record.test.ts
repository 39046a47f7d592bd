import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeContract } from "#app/commands/contract/change-contract.server.ts";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { askForRecord } from "#app/commands/record/ask-for-record.server.ts";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { listGapsOf } from "#app/queries/record/gaps.server.ts";
import { listContractRecords, listRecords } from "#app/queries/record/record.server.ts";
import { auditSamples } from "#db/schema/audit.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { archiveOf, makeAwardedChain, makeRecord } from "#tests/factories/sealed-record.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";

/** A contract with an awarded subcontract, and one under another supplier that is closed. */
async function makeContractOfTwo() {
  const chain = await makeAwardedChain();
  const { manager, contractId } = chain;
  const supplier = await makeSupplier(manager);
  const closed = await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  await asSystem((tx) =>
    tx
      .update(subcontracts)
      .set({ state: "closed" })
      .where(eq(subcontracts.id, closed.subcontractId)),
  );
  return { ...chain, closedId: closed.subcontractId };
}

async function expectWhole(members: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const { checks } = await verifyRecord(archiveOf(members));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
}

test("the record of a contract covers every subcontract of it, and holds", async () => {
  const { manager, contractId, subcontractId, closedId } = await makeContractOfTwo();
  const subject = { kind: "contract", contractId } as const;
  const { content, members } = await makeRecord(manager, subject);
  await expectWhole(members);
  expect(content).toMatchObject({ version: 3, kind: "contract", contracts: [{ id: contractId }] });
  expect(content.subcontracts.map(({ id, state }) => [id, state])).toEqual([
    [subcontractId, "awarded"],
    [closedId, "closed"],
  ]);
  expect(content.suppliers.map(({ facts }) => facts.length).sort()).toEqual([0, 6]);
  expect(content.subcontracts[1]?.gaps.map(({ code }) => code)).toEqual(["flowdown-not-issued"]);

  const [own, ofSubcontract] = await asActor(manager, (scope) =>
    Promise.all([listContractRecords(scope, contractId), listRecords(scope, closedId)]),
  );
  expect(own).toMatchObject([{ kind: "contract", state: "ready", progress: 100, subcontracts: 2 }]);
  expect(ofSubcontract).toEqual(own);
});

test("a contract without subcontracts has a record too", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager);
  const { content, members } = await makeRecord(manager, { kind: "contract", contractId });
  await expectWhole(members);
  expect(content).toMatchObject({ subcontracts: [], suppliers: [], contracts: [{}] });
});

test("a record supersedes the latest of the same kind alone", async () => {
  const { manager, contractId, subcontractId } = await makeAwardedChain();
  const one = { kind: "subcontract", subcontractId } as const;
  const all = { kind: "contract", contractId } as const;
  const first = await makeRecord(manager, one);
  expect((await makeRecord(manager, all)).content.supersedes).toBeNull();
  const { content, members } = await makeRecord(manager, one);
  expect(content.supersedes?.number).toBe(first.content.number);
  const continued = await verifyRecord(archiveOf(members), { earlier: first.content });
  expect(continued.isOk).toBe(true);
});

test("as known before a contract was changed, it shows the contract as it was", async () => {
  const { manager, contractId } = await makeAwardedChain();
  const knownAt = new Date();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const changed = ContractForm.parse({
    piid: "FA862026C9998",
    agency: "Another agency",
    title: "Another title",
    startsOn: "2026-01-01",
    endsOn: "2030-12-31",
    requiredStatus: "Level 1 (Self)",
  });
  await changeContract({ ...manager, at: new Date() }, contractId, changed);
  const subject = { kind: "contract", contractId } as const;

  const before = await makeRecord(manager, subject, { knownAt });
  await expectWhole(before.members);
  expect(before.content.contracts).toMatchObject([
    { title: "Actuator housings", requiredStatus: "Level 2 (C3PAO)" },
  ]);
  expect(before.content.knownAt).toBe(knownAt.toISOString());
  const actions = before.content.log.entries.map(({ entry }) => JSON.parse(entry).action);
  expect(actions).not.toContain("contract.changed");
  expect(actions).not.toContain("record.requested");
  expect(before.content.log.treeSize).toBeGreaterThan(before.content.log.entries.length);

  const after = await makeRecord(manager, subject);
  await expectWhole(after.members);
  expect(after.content.contracts).toMatchObject([{ title: "Another title" }]);
});

test("what was not recorded by a day has no record of it; a day to come has none either", async () => {
  const { manager, subcontractId } = await makeAwardedChain();
  const actor = { ...manager, at: new Date() };
  const ask = (knownOn: ReturnType<typeof addDays>) =>
    askForRecord(actor, { kind: "subcontract", subcontractId }, { asOf: actor.on, knownOn });
  expect(await ask(addDays(actor.on, -3))).toEqual({ ok: false, reason: "not-found" });
  expect(await ask(addDays(actor.on, 1))).toEqual({ ok: false, reason: "yet-to-come" });
  expect(await ask(actor.on)).toMatchObject({ ok: true });
});

test("the record of a sample keeps the order drawn, and only its auditors take it", async () => {
  const { manager, contractId, subcontractId, closedId } = await makeContractOfTwo();
  const { sampleId, auditor } = await drawSample(manager, contractId, [closedId, subcontractId]);
  const { content, members, recordId } = await makeRecord(manager, { kind: "sample", sampleId });
  await expectWhole(members);
  expect(content.sample).toMatchObject({
    seed: "7",
    population: 2,
    auditTitle: expect.any(String),
  });
  expect(content.subcontracts.map(({ id }) => id)).toEqual([closedId, subcontractId]);
  expect(await openRecord(auditor, recordId, "json")).not.toBeNull();
  const elsewhere = { ...auditor, auditContracts: [randomUUID()] };
  expect(await openRecord(elsewhere, recordId, "json")).toBeNull();
});

async function drawSample(manager: TestActor, contractId: string, subcontractIds: string[]) {
  const auditor = await makeAuditor(manager, [contractId]);
  const { auditId } = auditor;
  return asSystem(async (tx) => {
    const drawn = { primeId: manager.organizationId, auditId, subcontractIds, seed: "7" };
    const [sample] = await tx
      .insert(auditSamples)
      .values({
        ...drawn,
        drawnBy: randomUUID(),
        drawnByName: "Casey Holt",
        population: 2,
        populationSha256: "0".repeat(64),
      })
      .returning({ id: auditSamples.id });
    return { sampleId: sample?.id ?? "", auditor };
  });
}

test("a further document is stored, signed for and in the ZIP", async () => {
  const { manager, subcontractId } = await makeAwardedChain();
  const { members, content } = await makeRecord(manager, { kind: "subcontract", subcontractId });
  await expectWhole(members);
  const found = JSON.parse(new TextDecoder().decode(members.get("oscal/assessment-results.json")));
  const [assessed] = content.suppliers
    .flatMap((supplier) => supplier.facts)
    .filter(({ kind }) => kind === "assessment");
  expect(found["assessment-results"].results).toHaveLength(1);
  expect(JSON.stringify(found)).toContain(assessed?.id);
});

test("an imported subcontract agrees with the log, before and after a second import", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager, { piid: "FA862026C9997" });
  const upload = async (title: string, information: string) => {
    const header = ["legal_name", "contract_piid", "subcontract_number", "subcontract_title"];
    const rows = [
      [...header, "information"],
      ["Larkspur Machine", "FA8620-26-C-9997", "SC-IMPORT", title, information],
    ];
    const actor = { ...manager, at: new Date() };
    const bytes = Buffer.from(writeCsv(rows));
    const uploaded = await uploadSuppliers(actor, { name: "list.csv", bytes });
    if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
    const found = await asActor(actor, (scope) => getSupplierImport(scope, uploaded.importId));
    const confirmed = await confirmImport(actor, uploaded.importId, {
      leaveOut: false,
      planHash: found?.planHash ?? "",
    });
    if (!confirmed.ok) throw new Error(JSON.stringify([confirmed.reason, found?.problems]));
  };
  const subject = { kind: "contract", contractId } as const;
  await upload("Castings", "CUI");
  await expectWhole((await makeRecord(manager, subject)).members);
  await upload("Heavy castings", "FCI");
  const { content, members } = await makeRecord(manager, subject);
  await expectWhole(members);
  expect(content.subcontracts).toMatchObject([{ title: "Heavy castings", information: "FCI" }]);
});

test("what is still open is listed before a record is made, by subcontract", async () => {
  const { manager, contractId, closedId } = await makeContractOfTwo();
  const listed = await asActor({ ...manager, at: new Date() }, (scope) =>
    listGapsOf(scope, { kind: "contract", contractId }),
  );
  expect(listed).toMatchObject([{ id: closedId, gaps: [{ code: "flowdown-not-issued" }] }]);
  const request = requestRecord(
    manager,
    { kind: "contract", contractId: randomUUID() },
    {
      asOf: manager.on,
    },
  );
  expect(await request).toEqual({ ok: false, reason: "not-found" });
});
