import { and, eq } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { addAuditor } from "#app/commands/audit/add-auditor.server.ts";
import { asAuditor } from "#app/commands/audit/as-auditor.server.ts";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { endAccess } from "#app/commands/audit/end-access.server.ts";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import { resendAuditInvitation } from "#app/commands/audit/resend-audit-invitation.server.ts";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { countMatrix, listMatrix } from "#app/queries/audit/matrix.server.ts";
import { getRoom, listRooms } from "#app/queries/audit/room.server.ts";
import { getAuditSubcontract } from "#app/queries/audit/subcontract-page.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { listLog } from "#app/queries/log/log.server.ts";
import { requireAudit } from "#app/web/require-access.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { makeAuditor, makeRoom, roomOf } from "#tests/factories/audit.ts";
import { listAuditGrants } from "#tests/factories/identity.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
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

function roomAsSeen(manager: TestActor, auditId: string) {
  return asActor(manager, (scope) => getRoom(scope, auditId));
}

function invitationsOf(grantId: string) {
  return asSystem((tx) =>
    tx.select().from(invitations).where(eq(invitations.auditGrantId, grantId)),
  );
}

const noonOf = (on: string) => new Date(`${on}T12:00:00Z`);

test("a room is opened with its people, more are let in, and each ends when the prime says so", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const { auditId, grantId, email } = await makeRoom(manager, [contractId]);
  const [letter] = await asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.kind, "auditor-invitation"), eq(letters.toEmail, email))),
  );
  expect(letter?.facts).toMatchObject({ auditTitle: "Annual oversight review" });

  const again = await addAuditor(manager, auditId, {
    name: "Casey Holt",
    organization: "DCMA",
    email,
  });
  expect(again).toEqual({ ok: false, reason: "in-already" });
  const other = await addAuditor(manager, auditId, {
    name: "Robin Vale",
    organization: "DCMA",
    email: "r@a.example",
  });
  expect(other.ok).toBe(true);
  expect(await roomAsSeen(manager, auditId)).toMatchObject({
    state: "open",
    contracts: [{ id: contractId }],
    people: [
      { name: "Casey Holt", state: "invited" },
      { name: "Robin Vale", state: "invited" },
    ],
  });

  expect(await resendAuditInvitation(manager, auditId, grantId)).toEqual({ ok: true });
  expect((await invitationsOf(grantId)).filter((one) => !one.revokedAt)).toHaveLength(1);
  expect(await endAccess(manager, auditId, grantId)).toEqual({ ok: true });
  expect(await endAccess(manager, auditId, grantId)).toMatchObject({ ok: false });
  expect(await resendAuditInvitation(manager, auditId, grantId)).toMatchObject({ ok: false });
  expect((await invitationsOf(grantId)).every((one) => one.revokedAt)).toBe(true);
  const { rooms } = await asActor(manager, (scope) => listRooms(scope, { contractId }));
  expect(rooms).toMatchObject([{ people: [{ state: "ended" }, { state: "invited" }] }]);
});

test("a room that is over from the start, or for a contract of another prime, is not opened", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const foreign = (await makeSupplyChain()).contractId;
  const past = { startsOn: addDays(manager.on, -9), endsOn: addDays(manager.on, -1) };
  expect(await openAudit(manager, roomOf(manager, [contractId], past))).toMatchObject({
    reason: "past",
  });
  expect(await openAudit(manager, roomOf(manager, [contractId, foreign]))).toMatchObject({
    reason: "no-such-contract",
  });
});

test("a grant opens its room for its person during its days, and no longer", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const startsOn = addDays(manager.on, 1);
  const auditor = await makeAuditor(manager, [contractId], { startsOn });
  const { grantId, auditId } = auditor;
  const held = (on = startsOn) => listAuditGrants(auditor.personId, noonOf(on));
  expect(await held(manager.on)).toEqual([]);
  expect(await held()).toMatchObject([{ grantId, contractIds: [contractId] }]);
  expect(await held(addDays(manager.on, 30))).toHaveLength(1);
  expect(await held(addDays(manager.on, 31))).toEqual([]);
  expect(await listAuditGrants(manager.personId, noonOf(startsOn))).toEqual([]);
  await endAccess(manager, auditId, grantId);
  expect(await held()).toEqual([]);
});

test("a closed room lets nobody in, and nobody new", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const { auditId } = auditor;
  const robin = { name: "Robin Vale", organization: "DCMA", email: "robin@a.example" };
  const added = await addAuditor(manager, auditId, robin);
  if (!added.ok) throw new Error(added.reason);
  expect(await closeAudit(manager, auditId)).toEqual({ ok: true });
  expect(await closeAudit(manager, auditId)).toMatchObject({ reason: "closed-already" });
  expect(await listAuditGrants(auditor.personId, manager.at)).toEqual([]);
  expect((await invitationsOf(added.grantId)).every((one) => one.revokedAt)).toBe(true);
  expect(await addAuditor(manager, auditId, robin)).toMatchObject({ reason: "over" });
  expect(await roomAsSeen(manager, auditId)).toMatchObject({ state: "closed" });
});

test("nobody of another prime sees a room or changes it", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const { auditId, grantId } = await makeRoom(manager, [contractId]);
  const other = (await makeSupplyChain()).manager;
  expect(await roomAsSeen(other, auditId)).toBeNull();
  expect(await endAccess(other, auditId, grantId)).toMatchObject({ ok: false });
  expect(await closeAudit(other, auditId)).toMatchObject({ reason: "not-found" });
});

test("an auditor sees one contract and nothing of another", async () => {
  const { manager, contractId, subcontractId, supplier, elsewhere } = await makeTwoContracts();
  const auditor = await makeAuditor(manager, [contractId]);
  await asActor(auditor, async (scope) => {
    const { tx } = scope;
    const matrix = await listMatrix(scope, {});
    expect(matrix.rows).toMatchObject([
      {
        id: subcontractId,
        state: "eligible",
        standing: "settled",
        accepted: 3,
        returned: 0,
        toReview: 0,
      },
    ]);
    expect(await getAuditSubcontract(scope, subcontractId)).toMatchObject({
      postureState: "eligible",
    });

    const foreign = await listMatrix(scope, { contractId: elsewhere.contractId });
    expect(foreign.rows).toEqual([]);
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

test("a room of two contracts has one matrix, filtered and paged by number", async () => {
  const { manager, contractId, elsewhere } = await makeTwoContracts();
  const supplier = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  const auditor = await makeAuditor(manager, [contractId, elsewhere.contractId]);
  await asActor(auditor, async (scope) => {
    const whole = await listMatrix(scope, {});
    expect(whole).toMatchObject({ next: null, rows: [{}, {}, {}] });
    const numbers = whole.rows.map((row) => row.number);
    expect(numbers).toEqual([...numbers].sort());
    const one = await listMatrix(scope, {}, 1);
    expect(one.next).toBe(numbers[0]);
    const rest = await listMatrix(scope, { after: one.next ?? "" });
    expect(rest.rows.map((row) => row.number)).toEqual(numbers.slice(1));
    const ofOne = await listMatrix(scope, { contractId: elsewhere.contractId });
    expect(ofOne.rows).toMatchObject([{ id: elsewhere.subcontractId }]);
    const ineligible = await listMatrix(scope, { state: "ineligible" });
    expect(ineligible.rows).toMatchObject([{ issuedOn: null, supplierName: supplier.legalName }]);
    const named = await listMatrix(scope, { search: supplier.legalName.toLowerCase() });
    expect(named.rows).toHaveLength(1);
    expect(await countMatrix(scope, {})).toMatchObject({ eligible: 2, ineligible: 1 });
  });
});

test("an auditor changes nothing", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const asked = requestRecord(
    { ...auditor, at: new Date() },
    { kind: "subcontract", subcontractId },
    { asOf: manager.on },
  );
  await expect(asked).rejects.toMatchObject({ cause: { code: "25006" } });
  await expect(endAccess(auditor, auditor.auditId, auditor.grantId)).rejects.toMatchObject({
    cause: { code: "25006" },
  });
});

test("what an auditor views is logged once an hour for each page, in their name", async () => {
  const { manager, contractId, subcontractId, supplier } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const view = { page: "matrix" } as const;
  await Promise.all([noteView(auditor, view), noteView(auditor, view)]);
  await noteView(auditor, {
    page: "subcontract",
    contractId,
    subcontractId,
    supplierId: supplier.id,
  });
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

test("a page about a whole room is told in the log of each of its contracts", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const other = await makeContract(manager);
  const auditor = await makeAuditor(manager, [contractId, other]);
  await noteView(auditor, { page: "samples" });
  const { entries } = await asActor(manager, (scope) => listLog(scope, { action: "audit.viewed" }));
  expect(entries.map(({ contract }) => contract?.id).sort()).toEqual([contractId, other].sort());
});

test("an auditor takes the records of the contract, and it is logged", async () => {
  const { manager, contractId, subcontractId, elsewhere } = await makeTwoContracts();
  const auditor = await makeAuditor(manager, [contractId]);
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

/** Midnight on the prime's clock, each far from midnight in UTC. */
test.each([
  { timeZone: "Pacific/Kiritimati", hoursAhead: 14 },
  { timeZone: "Pacific/Pago_Pago", hoursAhead: -11 },
])(
  "an auditor reads and writes from the first to the last instant of the room on the prime's clock: $timeZone",
  async ({ timeZone, hoursAhead }) => {
    const { prime, manager, contractId } = await makeSupplyChain();
    await asSystem((tx) =>
      tx.update(organizations).set({ timeZone }).where(eq(organizations.id, prime.id)),
    );
    const startsOn = addDays(manager.on, 3);
    const endsOn = addDays(manager.on, 5);
    const { personId, grantId } = await makeAuditor(manager, [contractId], { startsOn, endsOn });
    const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`) - hoursAhead * 3_600_000;
    const seen = [];
    for (const instant of [
      midnight(startsOn) - 1_000,
      midnight(startsOn),
      midnight(addDays(endsOn, 1)) - 1_000,
      midnight(addDays(endsOn, 1)),
    ])
      seen.push(await accessAt(instant, { personId, grantId }));
    const open = { reads: true, writes: true };
    const shut = { reads: false, writes: false };
    expect(seen).toEqual([shut, open, open, shut]);
  },
);

/** What of a room is open to a person at an instant: the guard of its pages, and the door to writing. */
async function accessAt(instant: number, grant: { personId: string; grantId: string }) {
  vi.useFakeTimers({ toFake: ["Date"], now: instant });
  onTestFinished(() => void vi.useRealTimers());
  const { personId, grantId } = grant;
  const secondFactorAt = new Date();
  const answer = await knock(personId, grantId);
  const actor = answer instanceof Response ? null : answer;
  const at = new Date();
  const [held] = await asSystem((tx) =>
    tx
      .select({ timeZone: organizations.timeZone, prime: auditGrants.primeId, audit: audits })
      .from(auditGrants)
      .innerJoin(audits, eq(audits.id, auditGrants.auditId))
      .innerJoin(organizations, eq(organizations.id, auditGrants.primeId))
      .where(eq(auditGrants.id, grantId)),
  );
  if (!held) throw new Error("there is no such grant");
  // Whoever came in a moment ago still writes as the guard made their actor.
  const writer = actor ?? {
    personId,
    personName: "",
    organizationId: held.prime,
    organizationName: "",
    role: "auditor" as const,
    secondFactorAt,
    at,
    on: calendarDateOf(at, held.timeZone),
    grantId,
    auditId: held.audit.id,
    auditContracts: held.audit.contractIds,
  };
  const wrote = await asAuditor(writer, async () => ({ ok: true as const }));
  return { reads: actor !== null, writes: wrote.ok };
}

/** What a signed-in person gets who asks for a room: their actor, or the answer. */
async function knock(personId: string, grantId: string) {
  const session = { secondFactorAt: new Date(), device: "a test", replaces: null };
  const cookie = await startSession(personId, session);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  const request = new Request("http://127.0.0.1/audit", { headers });
  return requireAudit(request, { grantId }).catch((answer: unknown) => {
    if (answer instanceof Response) return answer;
    throw answer;
  });
}

async function readAnswer(personId: string, grantId: string) {
  const answer = await knock(personId, grantId);
  return answer instanceof Response ? { status: answer.status, text: await answer.text() } : "open";
}

test("who was let into a room reads why it is shut, and a stranger not that it exists", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const stranger = await makeAuditor(manager, [contractId]);
  const days = { startsOn: addDays(manager.on, 3), endsOn: addDays(manager.on, 5) };
  const auditor = await makeAuditor(manager, [contractId], days);
  const { personId, grantId, auditId } = auditor;
  const name = `\u201cAnnual oversight review\u201d of ${manager.organizationName}`;
  onTestFinished(() => void vi.useRealTimers());
  const readOn = (day: string) => {
    vi.useFakeTimers({ toFake: ["Date"], now: noonOf(day) });
    return readAnswer(personId, grantId);
  };

  const before = await readOn(manager.on);
  expect(before).toMatchObject({ status: 403 });
  expect(before).toHaveProperty("text", expect.stringContaining("is not open yet"));
  expect(before).toHaveProperty("text", expect.stringContaining(name));
  expect(await readOn(days.endsOn)).toBe("open");
  const after = await readOn(addDays(days.endsOn, 1));
  expect(after).toMatchObject({ status: 410 });
  expect(after).toHaveProperty("text", expect.stringContaining("was the last day on which"));
  expect(await readAnswer(stranger.personId, grantId)).toEqual({ status: 404, text: "" });

  vi.useFakeTimers({ toFake: ["Date"], now: noonOf(days.startsOn) });
  await closeAudit({ ...manager, at: new Date() }, auditId);
  const closed = await readOn(days.endsOn);
  expect(closed).toMatchObject({ status: 410 });
  expect(closed).toHaveProperty("text", expect.stringContaining("your access was ended on"));
  expect(await readAnswer(stranger.personId, grantId)).toEqual({ status: 404, text: "" });
});
