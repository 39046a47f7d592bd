import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { openPlanFile } from "#app/commands/remediation/open-plan-file.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { disposeEvidence } from "#app/commands/retention/dispose-evidence.server.ts";
import { placeHold } from "#app/commands/retention/place-hold.server.ts";
import { releaseHold } from "#app/commands/retention/release-hold.server.ts";
import { setRetention } from "#app/commands/retention/set-retention.server.ts";
import { openEvidence } from "#app/commands/review/open-evidence.server.ts";
import { addDays, addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { fromHex } from "#app/domain/kernel/hex.ts";
import { proveConsistency, proveInclusion, rootOf } from "#app/domain/log/merkle.ts";
import { isConsistent, isIncluded } from "#app/domain/log/merkle-verify.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { removeDisposed } from "#app/jobs/remove-disposed.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { openOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import { getOversightTree, sha256 } from "#app/queries/log/tree.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { listKeptFiles } from "#app/queries/retention/kept-file.server.ts";
import {
  getRetentionPeriod,
  listFilesPastRetention,
} from "#app/queries/retention/retention.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { oversightLog, oversightTrees } from "#db/schema/oversight.ts";
import { legalHolds } from "#db/schema/retention.ts";
import { makeConditional } from "#tests/factories/conditional-plan.ts";
import { giveEvidence } from "#tests/factories/kept-evidence.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { giveItemFile, readPlan } from "#tests/factories/remediation.ts";
import {
  archiveOf,
  contentOf,
  makeAwardedChain,
  readMembers,
} from "#tests/factories/sealed-record.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

/** The same person on another day. */
const onDay = (actor: TestActor, on: CalendarDate): TestActor => ({
  ...actor,
  on,
  at: new Date(`${on}T12:00:00Z`),
});

const YEARS_AGO = (actor: TestActor, years: number) => addYears(actor.on, -years);

function pageOf(actor: TestActor) {
  return asActor(actor, async (scope) =>
    listFilesPastRetention(scope, await getRetentionPeriod(scope), null),
  );
}

async function pastOf(actor: TestActor): Promise<string[]> {
  return (await pageOf(actor)).evidenceIds;
}

async function keptOf(actor: TestActor, evidenceId: string) {
  const [file] = await asActor(actor, (scope) => listKeptFiles(scope, [evidenceId]));
  if (!file) throw new Error("the prime keeps no such file");
  return file;
}

async function entriesOf({ manager }: Pick<Chain, "manager">, action: string) {
  const rows = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(
        and(eq(oversightLog.primeId, manager.organizationId), eq(oversightLog.action, action)),
      ),
  );
  return rows.map(({ entry }) => JSON.parse(entry));
}

let chain: Chain;
beforeAll(async () => {
  chain = await makeSupplyChain();
});

test("the list of what is over and the decision about one file say the same", async () => {
  const { manager } = chain;
  const boundary = YEARS_AGO(manager, 6);
  const days = [addDays(boundary, -400), addDays(boundary, -1), boundary, addDays(boundary, 1)];
  const given: string[] = [];
  for (const statedOn of days)
    for (const kind of ["assessment", "affirmation", "certification"] as const)
      given.push((await giveEvidence(chain, { kind, statedOn })).evidenceId);
  const [old = ""] = given;
  await giveEvidence(chain, { evidenceId: old, statedOn: manager.on, kind: "affirmation" });

  const listed = await pastOf(manager);
  for (const evidenceId of given) {
    const { verdict, retention } = await keptOf(manager, evidenceId);
    expect(listed.includes(evidenceId), `${retention.why} ${retention.until}`).toBe(verdict.may);
  }
  expect(listed).toHaveLength(5);
  const untils = await Promise.all(listed.map(async (id) => (await keptOf(manager, id)).retention));
  expect(untils.map(({ until }) => until)).toEqual(untils.map(({ until }) => until).sort());
});

test("the first day on which something may go is known while nothing may", async () => {
  const young = await makeSupplyChain();
  const due = async (actor: TestActor) => (await pageOf(actor)).firstDueOn;
  expect(await due(young.manager)).toBeNull();
  const statedOn = addDays(young.manager.on, -10);
  await giveEvidence(young, { statedOn });
  expect(await pastOf(young.manager)).toEqual([]);
  expect(await due(young.manager)).toBe(addDays(addYears(statedOn, 6), 1));
  await setRetention(young.manager, { years: 10 });
  expect(await due(young.manager)).toBe(addDays(addYears(statedOn, 10), 1));
  expect(await entriesOf(young, "retention.changed")).toMatchObject([
    { detail: { before: { years: 6 }, after: { years: 10 } } },
  ]);
  expect(await setRetention(young.manager, { years: 10 })).toEqual({ ok: true, isChanged: false });
});

test("what is not due or held stays, all or nothing", async () => {
  const own = await makeSupplyChain();
  const { manager } = own;
  const old = await giveEvidence(own, { statedOn: YEARS_AGO(manager, 7) });
  const young = await giveEvidence(own, { statedOn: YEARS_AGO(manager, 5) });
  const both = { evidenceIds: [old.evidenceId, young.evidenceId] };
  expect(await disposeEvidence(manager, both)).toMatchObject({ ok: false, reason: "not-yet" });

  const reason = "A claim under the False Claims Act is expected.";
  const contractId = await makeContract(manager);
  const elsewhere = await placeHold(manager, {
    subject: { about: "contract", contractId },
    reason,
  });
  expect(elsewhere.ok).toBe(true);
  expect((await keptOf(manager, old.evidenceId)).verdict.may).toBe(true);
  const subjects = [
    { about: "everything" },
    { about: "contract", contractId: own.contractId },
    { about: "supplier", supplierId: own.supplier.id },
  ] as const;
  const one = { evidenceIds: [old.evidenceId] };
  for (const subject of subjects) {
    const placed = await placeHold(manager, { subject, reason });
    if (!placed.ok) throw new Error(placed.reason);
    expect(await disposeEvidence(manager, one)).toMatchObject({ ok: false, reason: "held" });
    expect((await keptOf(manager, old.evidenceId)).verdict).toMatchObject({ reason: "held" });
    const released = await releaseHold(manager, placed.holdId, { reason: "The claim is settled." });
    expect(released).toEqual({ ok: true });
    expect(await releaseHold(manager, placed.holdId, { reason })).toMatchObject({ ok: false });
  }
  expect(await disposeEvidence(manager, one)).toEqual({ ok: true, disposed: 1, already: 0 });
  expect(await entriesOf(own, "hold.placed")).toHaveLength(4);
  expect(await entriesOf(own, "hold.released")).toHaveLength(3);
});

test("a disposal is done once, logged, and ends this prime's access alone", async () => {
  const own = await makeSupplyChain();
  const { manager, official } = own;
  const { evidenceId } = await giveEvidence(own, { statedOn: YEARS_AGO(manager, 7) });
  const opened = await openEvidence(manager, evidenceId);
  expect(opened && "bytes" in opened).toBe(true);
  const input = { evidenceIds: [evidenceId] };
  expect(await disposeEvidence(manager, input)).toEqual({ ok: true, disposed: 1, already: 0 });
  expect(await disposeEvidence(manager, input)).toEqual({ ok: true, disposed: 0, already: 1 });
  const until = addYears(YEARS_AGO(manager, 7), 6);
  const [entry, ...more] = await entriesOf(own, "evidence.disposed");
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    subject: { supplierId: own.supplier.id },
    detail: { evidenceId, fileName: expect.any(String), retainedUntil: until },
  });
  expect(entry.detail.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await openEvidence(manager, evidenceId)).toMatchObject({
    disposal: { evidenceId, disposedByName: manager.personName, retainedUntil: until },
  });
  expect(await pastOf(manager)).not.toContain(evidenceId);
  const ownCopy = await asActor(official, (scope) => openOwnEvidence(scope, evidenceId));
  expect(ownCopy && "bytes" in ownCopy).toBe(true);

  const listed = (contractIds: string[]) =>
    asActor({ ...manager, role: "auditor" as const, auditContracts: contractIds }, (scope) =>
      listDisposals(scope, [evidenceId]),
    );
  expect(await listed([own.contractId])).toHaveLength(1);
  expect(await listed([randomUUID()])).toEqual([]);
});

test("a file that the supplier gives again afterwards is there again", async () => {
  const own = await makeSupplyChain();
  const { manager } = own;
  const { evidenceId } = await giveEvidence(own, { statedOn: YEARS_AGO(manager, 7) });
  await disposeEvidence(manager, { evidenceIds: [evidenceId] });
  const sharedAt = new Date(manager.at.getTime() + 60_000);
  await giveEvidence(own, { evidenceId, statedOn: manager.on, sharedAt });
  const opened = await openEvidence(manager, evidenceId);
  expect(opened && "bytes" in opened).toBe(true);
  expect(await asActor(manager, (scope) => listDisposals(scope, [evidenceId]))).toEqual([]);
});

test("a prime neither holds nor disposes of what is another's", async () => {
  const own = await makeSupplyChain();
  const { evidenceId } = await giveEvidence(own, { statedOn: YEARS_AGO(own.manager, 7) });
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  expect(await disposeEvidence(stranger, { evidenceIds: [evidenceId] })).toEqual({
    ok: false,
    reason: "not-found",
  });
  const reason = "A claim is pending.";
  const { contractId, supplier } = own;
  expect(
    await placeHold(stranger, { subject: { about: "contract", contractId }, reason }),
  ).toMatchObject({ ok: false, reason: "no-such-contract" });
  expect(
    await placeHold(stranger, { subject: { about: "supplier", supplierId: supplier.id }, reason }),
  ).toMatchObject({ ok: false, reason: "no-such-supplier" });
  const placed = await placeHold(own.manager, { subject: { about: "everything" }, reason });
  if (!placed.ok) throw new Error(placed.reason);
  expect(await releaseHold(stranger, placed.holdId, { reason })).toMatchObject({ ok: false });
  const [hold] = await asSystem((tx) =>
    tx.select().from(legalHolds).where(eq(legalHolds.id, placed.holdId)),
  );
  expect(hold?.releasedAt).toBeNull();
});

test("the content goes when every prime disposed of it and the supplier's own years are over", async () => {
  const first = await makeSupplyChain();
  const { official, subcontractor } = first;
  const secondPrime = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(secondPrime, subcontractor);
  const second = { manager: secondPrime, official, supplier };
  const statedOn = YEARS_AGO(first.manager, 7);
  const { evidenceId } = await giveEvidence(first, { statedOn });
  await giveEvidence(second, { evidenceId, statedOn });
  const now = () => new Date();
  const isThere = async () => {
    const file = await asActor(official, (scope) => openOwnEvidence(scope, evidenceId));
    return file !== null && "bytes" in file;
  };
  await disposeEvidence(first.manager, { evidenceIds: [evidenceId] });
  await removeDisposed(now());
  expect(await isThere()).toBe(true);

  await disposeEvidence(secondPrime, { evidenceIds: [evidenceId] });
  const hold = await placeHold(secondPrime, {
    subject: { about: "supplier", supplierId: supplier.id },
    reason: "A claim is pending.",
  });
  if (!hold.ok) throw new Error(hold.reason);
  await removeDisposed(now());
  expect(await isThere()).toBe(true);

  await releaseHold(secondPrime, hold.holdId, { reason: "The claim is settled." });
  await removeDisposed(new Date(`${addYears(statedOn, 6)}T12:00:00Z`));
  expect(await isThere()).toBe(true);
  await removeDisposed(now());
  expect(await isThere()).toBe(false);
  expect(await asActor(official, (scope) => openOwnEvidence(scope, evidenceId))).toMatchObject({
    removed: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  await removeDisposed(now());
  for (const { manager } of [first, second])
    expect(await entriesOf({ manager }, "evidence.removed")).toHaveLength(1);
});

test("after disposal and removal the log proves itself, and a record stays the same to the byte", async () => {
  const own = await makeSupplyChain();
  const { manager, subcontractId } = own;
  const { evidenceId } = await giveEvidence(own, { statedOn: YEARS_AGO(manager, 7) });
  const asked = await requestRecord(
    { ...manager, at: new Date() },
    { kind: "subcontract", subcontractId },
    { asOf: manager.on },
  );
  if (!asked.ok) throw new Error(asked.reason);
  const { recordId } = asked;
  await buildRecord({ recordId, primeId: manager.organizationId });
  const before = {
    json: await openRecord(manager, recordId, "json"),
    pdf: await openRecord(manager, recordId, "pdf"),
  };
  const whole = await openRecordZip(manager, recordId);
  if (!whole || !("stream" in whole)) throw new Error("no record");
  expect((await buffer(whole.stream)).length).toBeGreaterThan(1_000);
  expect((await keptOf(manager, evidenceId)).verdict).toMatchObject({ reason: "not-yet" });
  expect(await pastOf(manager)).toEqual([]);

  const later = onDay(manager, addDays(addYears(manager.on, 6), 2));
  expect(await pastOf(later)).toEqual([evidenceId]);
  expect(await disposeEvidence(later, { evidenceIds: [evidenceId] })).toMatchObject({ ok: true });
  await removeDisposed(later.at);

  expect(await openRecordZip(later, recordId)).toMatchObject({ disposals: [{ evidenceId }] });
  for (const form of ["json", "pdf"] as const) {
    const after = await openRecord(later, recordId, form);
    expect(after?.bytes.equals(before[form]?.bytes ?? Buffer.alloc(0)), form).toBe(true);
  }
  const content = RecordContent.parse(JSON.parse(before.json?.bytes.toString("utf8") ?? ""));
  const { treeSize, root, entries } = content.log;
  const [grown] = await asSystem((tx) =>
    tx
      .select({ size: oversightTrees.size })
      .from(oversightTrees)
      .where(eq(oversightTrees.primeId, manager.organizationId)),
  );
  const size = grown?.size ?? 0;
  const tree = await asActor(later, (scope) => getOversightTree(scope, size));
  const newRoot = await rootOf(tree);
  const claim = { first: treeSize, second: size, firstRoot: fromHex(root), secondRoot: newRoot };
  const path = await proveConsistency(tree, treeSize);
  expect(size).toBeGreaterThan(treeSize);
  expect(await isConsistent(sha256, { ...claim, path })).toBe(true);
  for (const { seq, leafHash } of entries) {
    const inclusion = await proveInclusion(tree, seq);
    const leaf = fromHex(leafHash);
    const stands = { leaf, index: seq, size, root: newRoot, path: inclusion };
    expect(await isIncluded(sha256, stands)).toBe(true);
  }
});

test("a hold on a contract keeps what every supplier under it gave", async () => {
  const own = await makeSupplyChain();
  const { manager, contractId } = own;
  const organization = await makeOrganization();
  const official = await actorOf(organization, "subcontractor-official");
  const supplier = await makeSupplier(manager, organization);
  const { evidenceId } = await giveEvidence(
    { manager, official, supplier },
    { statedOn: YEARS_AGO(manager, 8) },
  );
  await placeHold(manager, { subject: { about: "contract", contractId }, reason: "A claim." });
  expect((await keptOf(manager, evidenceId)).verdict.may).toBe(true);
  await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  expect((await keptOf(manager, evidenceId)).verdict).toMatchObject({ reason: "held" });
});

test("a record made after the disposal names the file, says that it is gone, and is whole", async () => {
  const { manager, official, subcontractId } = await makeAwardedChain();
  const files = await asSystem((tx) =>
    tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(eq(evidence.organizationId, official.organizationId)),
  );
  const later = onDay(manager, addYears(manager.on, 8));
  const evidenceIds = files.map(({ id }) => id);
  expect(await disposeEvidence(later, { evidenceIds })).toMatchObject({ ok: true });
  const subject = { kind: "subcontract", subcontractId } as const;
  const asked = await requestRecord(later, subject, { asOf: later.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  const opened = await openRecordZip(later, asked.recordId);
  if (!opened || !("stream" in opened)) throw new Error("no record");
  const members = await readMembers(await buffer(opened.stream));
  const told = contentOf(members).suppliers.flatMap(({ facts }) =>
    facts.flatMap((fact) => fact.evidence),
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ disposedAt }) => disposedAt === later.at.toISOString())).toBe(true);
  expect([...members.keys()].filter((name) => name.startsWith("evidence/"))).toEqual([]);
  const { checks, isOk } = await verifyRecord(archiveOf(members));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
});

test("a file beside an item of a plan is kept from the day it was shown, then listed and disposed of", async () => {
  const plan = await makeConditional();
  const { manager, official, prime, planId } = plan;
  const [item] = (await readPlan(official, planId)).items;
  if (!item) throw new Error("the plan has no item");
  const { file } = await giveItemFile(official, { planId, itemId: item.id });
  const sixYears = addYears(manager.on, 6);
  const lastDay = onDay(manager, sixYears);
  const after = onDay(manager, addDays(sixYears, 1));
  expect(await pastOf(after)).not.toContain(file.id);
  const level = "items";
  await sharePlan({ ...official, at: manager.at }, planId, { primeId: prime.id, level });
  expect(await pastOf(lastDay)).not.toContain(file.id);
  expect(await pastOf(after)).toContain(file.id);
  const kept = await keptOf(after, file.id);
  expect(kept).toMatchObject({
    facts: [],
    planItems: [{ planId, itemNumber: item.number, receivedOn: manager.on }],
    retention: { until: sixYears, citation: null },
    verdict: { may: true },
  });
  const stranger = await makeSupplyChain();
  expect(await pastOf(onDay(stranger.manager, after.on))).not.toContain(file.id);
  expect(await disposeEvidence(stranger.manager, { evidenceIds: [file.id] })).toMatchObject({
    reason: "not-found",
  });
  expect(await disposeEvidence(lastDay, { evidenceIds: [file.id] })).toMatchObject({
    reason: "not-yet",
  });
  expect(await disposeEvidence(after, { evidenceIds: [file.id] })).toMatchObject({ disposed: 1 });
  expect(await pastOf(after)).not.toContain(file.id);
  const opened = await openPlanFile(after, { planId, evidenceId: file.id });
  expect(opened).toHaveProperty("disposal");
  // The supplier's own plan still names it: the content stays where it is.
  const own = await asActor(official, (scope) => openOwnEvidence(scope, file.id));
  expect(own && "bytes" in own).toBe(true);
}, 60_000);
