import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { allowRecords } from "#app/commands/audit/allow-records.server.ts";
import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { drawAuditSample } from "#app/commands/audit/draw-sample.server.ts";
import { endAccess } from "#app/commands/audit/end-access.server.ts";
import { makeRoomRecord } from "#app/commands/audit/make-room-record.server.ts";
import { readAllTold, readTold } from "#app/commands/audit/read-told.server.ts";
import { replyToNote } from "#app/commands/audit/reply-to-note.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { chooseLetters } from "#app/commands/notification/choose-letters.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { changeSubcontract } from "#app/commands/subcontract/change-subcontract.server.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { sendDigests } from "#app/jobs/send-digests.server.ts";
import { tellAuditors } from "#app/jobs/tell-auditors.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { countUnread, listNotifications } from "#app/queries/notification/notification.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { letters } from "#db/schema/letter.ts";
import { notifications } from "#db/schema/notification.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";

const QUESTION = { kind: "question", text: "Why was no certificate asked for?" } as const;

const told = async (actor: Parameters<typeof asActor>[0]) =>
  (await asActor(actor, (scope) => listNotifications(scope))).notifications;
const unread = (actor: Parameters<typeof asActor>[0]) => asActor(actor, countUnread);

async function asked(auditor: Auditor, about: Parameters<typeof writeNote>[1]) {
  const outcome = await writeNote(auditor, about, QUESTION);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.noteId;
}

async function answered(manager: TestActor, auditor: Auditor, contractId: string) {
  const noteId = await asked(auditor, { contractId });
  await answerNote(manager, auditor.auditId, { noteId, text: "It was asked for in August." });
}

const lettersTo = async (auditor: Auditor, kind: string) => {
  const [grant] = await asSystem((tx) =>
    tx.select().from(auditGrants).where(eq(auditGrants.id, auditor.grantId)),
  );
  return asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.toEmail, grant?.email ?? ""), eq(letters.kind, kind))),
  );
};

/** Another title, so that there is something to correct. */
async function correct(manager: TestActor, subcontractId: string, title: string) {
  const [row] = await asSystem((tx) =>
    tx.select().from(subcontracts).where(eq(subcontracts.id, subcontractId)),
  );
  if (!row) throw new Error("no such subcontract");
  const { number, supplierId, plannedAwardOn, parentId, value } = row;
  const changed = await changeSubcontract({ ...manager, at: new Date() }, subcontractId, {
    number,
    title,
    supplierId,
    plannedAwardOn: plannedAwardOn ? calendarDate(plannedAwardOn) : undefined,
    parentId: parentId ?? undefined,
    value: value ?? undefined,
    reason: "The title was of another order.",
  });
  expect(changed).toEqual({ ok: true });
}

/** Ten in the morning in the middle of the United States, some days from today. */
const morning = (days = 0) =>
  new Date(`${addDays(calendarDate(new Date().toISOString().slice(0, 10)), days)}T16:00:00Z`);

test("an answer stands in the room it is about, for who asked, and for nobody else", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const [colleague, elsewhere] = [
    await makeAuditor(manager, [contractId]),
    await makeAuditor(manager, [await makeContract(manager)]),
  ];
  await answered(manager, auditor, contractId);
  expect(await told(auditor)).toMatchObject([
    { text: expect.stringMatching(/answered your question/), isRead: false },
  ]);
  for (const other of [colleague, elsewhere]) expect(await told(other)).toEqual([]);
  expect(await told(manager)).toMatchObject([{ text: expect.stringMatching(/^Question on/) }]);
  // The same person, let into another room of the same prime, and the address of the one in that.
  const twice = { ...elsewhere, personId: auditor.personId, personName: auditor.personName };
  expect(await told(twice)).toEqual([]);
  const rows = await asActor(elsewhere, ({ tx }) => tx.select().from(notifications));
  expect(rows).toEqual([]);
  const ofPrime = await asActor(manager, ({ tx }) =>
    tx.select().from(notifications).where(eq(notifications.side, "audit")),
  );
  expect(ofPrime).toEqual([]);
});

test("an auditor opens and reads what they were told, and nothing of another room", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  await answered(manager, auditor, contractId);
  const other = await makeAuditor(manager, [contractId]);
  await answered(manager, other, contractId);
  const browser = await Visitor.of({ id: auditor.personId });
  const { grantId: g } = auditor;
  expect((await browser.get(paths.audit.matrix(g))).body).toContain("Notifications, 1 new");
  const [own] = await told(auditor);
  const [foreign] = await told(other);
  if (!own || !foreign) throw new Error("nobody was told");
  const strange = await browser.post(paths.audit.notification(g, foreign.id), { intent: "read" });
  expect(strange.status).toBe(404);
  await readTold(auditor, foreign.id);
  await readAllTold(auditor, foreign.id);
  expect(await unread(other)).toBe(1);
  const opened = await browser.post(paths.audit.notification(g, own.id), { intent: "open" });
  expect(opened.status).toBe(303);
  expect(opened.location).toContain(`${paths.audit.notes(g)}#note-`);
  expect(await unread(auditor)).toBe(0);
});

test("a record that an auditor asked for, and one that completes a sample, are told when they are ready", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  await allowRecords(manager, auditor.auditId, true);
  const made = await makeRoomRecord(auditor, { kind: "subcontract", subcontractId });
  if (!made.ok) throw new Error(made.reason);
  const [row] = await asSystem((tx) =>
    tx.select().from(oversightRecords).where(eq(oversightRecords.number, made.number)),
  );
  if (!row) throw new Error("no record");
  await buildRecord({ recordId: row.id, primeId: manager.organizationId });
  await buildRecord({ recordId: row.id, primeId: manager.organizationId });
  expect(await told(auditor)).toMatchObject([{ text: expect.stringContaining(made.number) }]);
  const drawn = await drawAuditSample(auditor, { seed: "lot 7", size: 1 });
  if (!drawn.ok) throw new Error(drawn.reason);
  const sample = { kind: "sample", sampleId: drawn.sampleId } as const;
  const asked = await requestRecord({ ...manager, at: new Date() }, sample, { asOf: manager.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  expect((await told(auditor))[0]?.text).toMatch(/^Your sample is complete/);
  expect(await lettersTo(auditor, "audit-record-built")).toMatchObject([
    { facts: { sample: null } },
    { facts: { sample: "lot 7", about: "1 subcontract" } },
  ]);
});

test("the end of access is told a week and a day before, once, and to nobody who is out", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const endsOn = addDays(manager.on, 30);
  const auditor = await makeAuditor(manager, [contractId], { endsOn });
  const out = await makeAuditor(manager, [contractId], { endsOn });
  await endAccess(manager, out.auditId, out.grantId);
  for (const days of [22, 23, 23, 24, 28, 29, 30, 31])
    await Promise.all([tellAuditors(morning(days)), tellAuditors(morning(days))]);
  const sent = await lettersTo(auditor, "audit-ending");
  expect(sent.map(({ facts }) => facts)).toMatchObject([{ endsOn }, { endsOn }]);
  expect(await lettersTo(out, "audit-ending")).toEqual([]);
  expect(await told(auditor)).toHaveLength(2);
});

test("a correction is told to who noted something about it, once, until that is settled", async () => {
  const chain = await makeSupplyChain();
  const { manager, contractId, subcontractId } = chain;
  const auditor = await makeAuditor(manager, [contractId]);
  const silent = await makeAuditor(manager, [contractId]);
  await correct(manager, subcontractId, "Housings, first lot");
  const noteId = await asked({ ...auditor, at: new Date() }, { subcontractId });
  const unnoted = await makeSubcontract(manager, { contractId, supplier: chain.supplier });
  await tellAuditors(morning());
  expect(await lettersTo(auditor, "audit-corrected")).toEqual([]);
  await correct(manager, subcontractId, "Housings, second lot");
  await correct(manager, unnoted.subcontractId, "Nobody noted this");
  await Promise.all([tellAuditors(morning()), tellAuditors(morning())]);
  await tellAuditors(morning());
  expect(await lettersTo(auditor, "audit-corrected")).toMatchObject([
    { facts: { items: [{ what: "Subcontract changed" }], more: 0 } },
  ]);
  expect(await lettersTo(silent, "audit-corrected")).toEqual([]);
  await replyToNote({ ...auditor, at: new Date() }, { intent: "settle", noteId, text: "" });
  await correct(manager, subcontractId, "Housings, third lot");
  await tellAuditors(morning());
  expect(await lettersTo(auditor, "audit-corrected")).toHaveLength(1);
});

test("an auditor who chose the digest gets one for each room, with what came up there", async () => {
  const { manager, contractId } = await makeSupplyChain();
  await setQuietDays(manager, { weekends: false, days: [] });
  const auditor = await makeAuditor(manager, [contractId]);
  await chooseLetters(auditor.personId, { "audit-answers": "digest" }, new Date());
  await answered(manager, auditor, contractId);
  await Promise.all([sendDigests(morning(2)), sendDigests(morning(2))]);
  await sendDigests(morning(2));
  const path = paths.audit.notifications(auditor.grantId);
  expect(await lettersTo(auditor, "notification-digest")).toMatchObject([
    { facts: { link: { path }, items: [{}] } },
  ]);
});
