import { beforeEach, expect, test } from "vitest";
import { addAuditor } from "#app/commands/audit/add-auditor.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { inviteColleague } from "#app/commands/invitation/invite-colleague.server.ts";
import { inviteContact, inviteSuppliers } from "#app/commands/invitation/invite-contact.server.ts";
import { resendInvitation } from "#app/commands/invitation/resend-invitation.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { sampleRows } from "#app/domain/import/columns.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { DEFAULT_QUOTAS, type Quotas } from "#app/domain/quota/quotas.ts";
import { env } from "#app/platform/env.server.ts";
import { makePdf } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";

/** As if the portal had been started with these. */
function allow(quotas: Partial<Quotas>): void {
  Object.assign(env(), { quotas: { ...DEFAULT_QUOTAS, ...quotas } });
}

beforeEach(() => allow({}));

const FILE = { name: "suppliers.csv", bytes: Buffer.from(writeCsv(sampleRows())) };
const HOUR_MS = 3_600_000;

const later = (actor: TestActor, hours: number): TestActor => ({
  ...actor,
  at: new Date(actor.at.getTime() + hours * HOUR_MS),
});

/** A supplier with a contact whom nobody invited yet. */
async function makeContact(manager: TestActor, email: string) {
  const supplier = await makeSupplier(manager);
  const contact = { name: "June Okafor", email, title: null };
  const added = await addContact(manager, supplier.id, contact);
  if (!added.ok) throw new Error(added.reason);
  return { id: supplier.id, contactId: added.contactId };
}

const REFUSED = { ok: false, reason: "quota" };

test("lists are checked up to the quota, and again a day later", async () => {
  allow({ imports: 2 });
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const other = await actorOf(await makeOrganization(), "prime-manager");
  expect(await uploadSuppliers(manager, FILE)).toMatchObject({ ok: true });
  expect(await uploadSuppliers(later(manager, 1), FILE)).toMatchObject({ ok: true });
  expect(await uploadSuppliers(later(manager, 2), FILE)).toEqual(REFUSED);
  expect(await uploadSuppliers(other, FILE)).toMatchObject({ ok: true });
  expect(await uploadSuppliers(later(manager, 24.5), FILE)).toMatchObject({ ok: true });
  expect(await uploadSuppliers(later(manager, 24.6), FILE)).toEqual(REFUSED);
});

test("many at once do not get past the quota", async () => {
  allow({ imports: 3 });
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => uploadSuppliers(manager, FILE)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
});

test("records are built up to the quota", async () => {
  allow({ records: 1 });
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager, await makeOrganization());
  const first = await makeSubcontract(manager, { contractId, supplier });
  const second = await makeSubcontract(manager, { contractId, supplier });
  const ask = (subcontractId: string) =>
    requestRecord(manager, { kind: "subcontract", subcontractId }, { asOf: manager.on });
  expect(await ask(first.subcontractId)).toMatchObject({ ok: true });
  expect(await ask(second.subcontractId)).toEqual(REFUSED);
});

test("invitations of every kind count together", async () => {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager);
  const one = await makeContact(manager, "june@one.example");
  const two = await makeContact(manager, "june@two.example");
  const colleague = (email: string) =>
    inviteColleague(manager, { name: "Dana Ruiz", email, role: "prime-manager" });
  expect(await colleague("dana@prime.example")).toEqual({ ok: true });
  allow({ invitations: 2 });
  const invited = await inviteContact(manager, one.id, one.contactId);
  if (!invited.ok) throw new Error(invited.reason);
  expect(await colleague("joe@prime.example")).toEqual(REFUSED);
  expect(await inviteContact(manager, two.id, two.contactId)).toEqual(REFUSED);
  expect(await resendInvitation(manager, invited.invitationId)).toEqual(REFUSED);
  expect(await inviteSuppliers(manager, [two.id])).toEqual({
    invited: 0,
    skipped: 1,
    isQuotaReached: true,
  });
  const room = {
    title: "Audit",
    contractIds: [contractId],
    startsOn: manager.on,
    endsOn: manager.on,
    mayMakeRecords: false,
    people: [{ name: "Kim Doe", organization: "DCAA", email: "kim@agency.example" }],
  };
  expect(await openAudit(manager, room)).toEqual(REFUSED);
  allow({ invitations: 3 });
  const opened = await openAudit(manager, room);
  if (!opened.ok) throw new Error(opened.reason);
  const lee = { name: "Lee Doe", organization: "DCAA", email: "lee@agency.example" };
  expect(await addAuditor(manager, opened.auditId, lee)).toEqual(REFUSED);
});

test("files are added up to the quota of their number and of their bytes", async () => {
  const { official, requestId } = await makeSupplyChain();
  const add = (text: string) =>
    addEvidence(official, {
      requestId,
      subject: "cmmc-status",
      fileName: "a.pdf",
      bytes: makePdf(text),
    });
  const refusedBy = (reason: string) => ({ ok: false, reason: "refused", refusal: { reason } });
  const size = makePdf("Status 1").length;
  allow({ "evidence-files": 2 });
  expect(await add("Status 1")).toMatchObject({ ok: true });
  expect(await add("Status 2")).toMatchObject({ ok: true });
  expect(await add("Status 3")).toEqual(refusedBy("quota-files"));
  // What is held already takes nothing more.
  expect(await add("Status 1")).toMatchObject({ ok: true });
  allow({ "evidence-bytes": 2 * size + 10 });
  expect(await add("Status 4")).toEqual(refusedBy("quota-bytes"));
  allow({ "evidence-bytes": 3 * size + 10 });
  expect(await add("Status 4")).toMatchObject({ ok: true });
});
