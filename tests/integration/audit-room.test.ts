import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { closeAudit } from "#app/commands/audit/close-audit.server.ts";
import { drawAuditSample } from "#app/commands/audit/draw-sample.server.ts";
import { endAccess } from "#app/commands/audit/end-access.server.ts";
import { openAuditEvidence } from "#app/commands/audit/open-audit-evidence.server.ts";
import { replyToNote } from "#app/commands/audit/reply-to-note.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import type { NoteAnswer } from "#app/domain/audit/form.ts";
import { writePopulation } from "#app/domain/audit/sample.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { countNotes, listNotes } from "#app/queries/audit/note.server.ts";
import { countOpenNotes } from "#app/queries/audit/room.server.ts";
import { getSample, listPopulation, listSamples } from "#app/queries/audit/sample.server.ts";
import { getAuditSubcontract } from "#app/queries/audit/subcontract-page.server.ts";
import { getWorkingPaper } from "#app/queries/audit/working-paper.server.ts";
import { listLog } from "#app/queries/log/log.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";
import { letters } from "#db/schema/letter.ts";
import { evidenceDisposals } from "#db/schema/retention.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { makeContract, makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { makeWholeChain } from "#tests/factories/whole-chain.ts";

const QUESTION: NoteAnswer = { kind: "question", text: "Why was no certificate asked for?" };
const FINDING: NoteAnswer = { kind: "finding", text: "The acknowledgement is missing." };

async function asked(auditor: Auditor, about: Parameters<typeof writeNote>[1], note = QUESTION) {
  const outcome = await writeNote(auditor, about, note);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.noteId;
}

/** The same person, acting now. */
const now = <T extends Actor>(actor: T): T => ({ ...actor, at: new Date() });

/** The notes of a room as an auditor sees them. */
function notesOf(auditor: Auditor) {
  return asActor(auditor, async (scope) => {
    const { notes } = await listNotes(scope, { auditId: auditor.auditId });
    return notes;
  });
}

function lettersTo(email: string) {
  return asSystem((tx) => tx.select().from(letters).where(eq(letters.toEmail, email)));
}

test("a question goes to who opened the room, is answered, asked about again and settled", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const { auditId } = auditor;
  const noteId = await asked(auditor, { subcontractId });
  expect(await lettersTo(manager.person.email)).toMatchObject([
    { kind: "audit-note", facts: { what: "question", text: QUESTION.text } },
  ]);
  expect(await notesOf(auditor)).toMatchObject([{ state: "open", subcontract: {} }]);
  const open = () => asActor(manager, countOpenNotes);
  expect(await open()).toBe(1);

  const answer = { noteId, text: "The contract required none." };
  expect(await answerNote(now(manager), auditId, answer)).toEqual({ ok: true });
  expect(await open()).toBe(0);
  const replied = { intent: "reply", noteId, text: "Which clause?" } as const;
  expect(await replyToNote(now(auditor), replied)).toEqual({ ok: true });
  expect(await notesOf(auditor)).toMatchObject([{ state: "open" }]);
  expect(await answerNote(now(manager), auditId, answer)).toEqual({ ok: true });
  const settled = { intent: "settle", noteId, text: "" } as const;
  expect(await replyToNote(now(auditor), settled)).toEqual({ ok: true });
  expect(await replyToNote(now(auditor), settled)).toMatchObject({ reason: "settled-already" });
  expect(await answerNote(now(manager), auditId, answer)).toMatchObject({
    reason: "settled-already",
  });
  expect(await notesOf(auditor)).toMatchObject([{ state: "settled", replies: [{}, {}, {}, {}] }]);
  expect(await asActor(auditor, (scope) => countNotes(scope, auditId))).toEqual({
    open: 0,
    answered: 0,
    settled: 1,
  });
  const { entries } = await asActor(manager, (scope) => listLog(scope, { subcontractId }));
  const actions = entries.map(({ action }) => action).filter((one) => one.startsWith("audit."));
  expect(actions).toEqual([
    "audit.settled",
    "audit.answered",
    "audit.replied",
    "audit.answered",
    "audit.question",
  ]);
});

test("an answer reaches its auditor by letter", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const people = [
    { name: "Casey Holt", organization: "DCMA", email: "casey.answered@agency.example" },
  ];
  const auditor = await makeAuditor(manager, [contractId], { people });
  const noteId = await asked(auditor, { contractId }, FINDING);
  await answerNote(manager, auditor.auditId, { noteId, text: "It arrived today." });
  const [, answered] = await lettersTo("casey.answered@agency.example");
  expect(answered).toMatchObject({
    kind: "audit-answer",
    facts: { what: "finding", asked: FINDING.text, text: "It arrived today." },
  });
});

test("what one room drew, found and asked does not exist for another on the same contract", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const [first, second] = [
    await makeAuditor(manager, [contractId]),
    await makeAuditor(manager, [contractId]),
  ];
  const noteId = await asked(first, { subcontractId }, FINDING);
  const drawn = await drawAuditSample(first, { seed: "7", size: 1 });
  if (!drawn.ok) throw new Error(drawn.reason);
  await asActor(second, async (scope) => {
    for (const auditId of [first.auditId, second.auditId]) {
      expect((await listNotes(scope, { auditId })).notes).toEqual([]);
      expect(await listSamples(scope, auditId)).toEqual([]);
      expect(await getSample(scope, auditId, drawn.sampleId)).toBeNull();
    }
    expect(await getWorkingPaper(scope)).toMatchObject({ samples: [], notes: [] });
    const page = await getAuditSubcontract(scope, subcontractId);
    expect(page?.notes).toEqual([]);
    expect(page?.timeline.items.map(({ action }) => action)).not.toContain("audit.finding");
  });
  expect(await listPopulation(second, second.auditId, drawn.sampleId)).toBeNull();
  const reply = { intent: "reply", noteId, text: "Mine?" } as const;
  expect(await replyToNote(second, reply)).toMatchObject({ reason: "not-found" });
  expect(await answerNote(manager, second.auditId, { noteId, text: "No." })).toMatchObject({
    reason: "not-found",
  });
  const own = await asActor(first, (scope) => getAuditSubcontract(scope, subcontractId));
  expect(own?.timeline.items[0]).toMatchObject({
    action: "audit.finding",
    words: `“${FINDING.text}”`,
  });
});

test("an auditor writes about nothing outside of the room", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  const foreign = await makeSupplyChain();
  const other = await makeContract(manager);
  const elsewhere = await makeSubcontract(manager, { contractId: other, supplier });
  const auditor = await makeAuditor(manager, [contractId]);
  for (const about of [
    { contractId: other },
    { contractId: foreign.contractId },
    { subcontractId: elsewhere.subcontractId },
    { subcontractId: foreign.subcontractId },
  ])
    expect(await writeNote(auditor, about, FINDING)).toMatchObject({ reason: "not-found" });
});

test("nobody writes before the first day, after the last one, or when the access has ended", async () => {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const refused = async (actor: Auditor) => {
    expect(await writeNote(actor, { contractId }, FINDING)).toMatchObject({ reason: "not-found" });
    expect(await drawAuditSample(actor, { seed: "7", size: 1 })).toMatchObject({ ok: false });
  };
  await refused({ ...auditor, on: addDays(manager.on, -1) });
  await refused({ ...auditor, on: addDays(manager.on, 31) });
  await refused({ ...auditor, personId: manager.personId });
  await endAccess(manager, auditor.auditId, auditor.grantId);
  await refused(auditor);
  const closed = await makeAuditor(manager, [contractId]);
  const noteId = await asked(closed, { contractId });
  await closeAudit(manager, closed.auditId);
  await refused(closed);
  expect(await answerNote(manager, closed.auditId, { noteId, text: "Late." })).toMatchObject({
    reason: "closed",
  });
  expect(await asActor(manager, countOpenNotes)).toBe(0);
});

test("a sample is drawn once, and its population is the one of that day", async () => {
  const { manager, contractId, supplier, subcontractId } = await makeSupplyChain();
  const other = await makeContract(manager);
  await makeSubcontract(manager, { contractId: other, supplier });
  const auditor = await makeAuditor(manager, [contractId]);
  expect(await drawAuditSample(now(auditor), { seed: "7", size: 2 })).toEqual({
    ok: false,
    reason: "too-many",
    population: 1,
  });
  const drawn = await drawAuditSample(now(auditor), { seed: "7", size: 1 });
  if (!drawn.ok) throw new Error(drawn.reason);
  expect(await drawAuditSample(now(auditor), { seed: "7", size: 1 })).toEqual(drawn);
  await makeSubcontract({ ...manager, at: new Date() }, { contractId, supplier });
  const later = await drawAuditSample(now(auditor), { seed: "7", size: 2 });
  expect(later).toMatchObject({ ok: true });
  expect(later).not.toEqual(drawn);
  const { auditId } = auditor;
  const samples = await asActor(auditor, (scope) => listSamples(scope, auditId));
  expect(samples.map(({ population }) => population)).toEqual([2, 1]);
  const sample = await asActor(auditor, (scope) => getSample(scope, auditId, drawn.sampleId));
  expect(sample?.subcontracts).toMatchObject([{ id: subcontractId }]);
  const population = await listPopulation(auditor, auditId, drawn.sampleId);
  const sha256 = createHash("sha256").update(writePopulation(population ?? []));
  expect(sha256.digest("hex")).toBe(sample?.populationSha256);
});

test("an auditor opens the evidence of the room alone, and it is logged in their name", async () => {
  const chain = await makeWholeChain();
  const { manager, contractId, official, subcontractId } = chain;
  const auditor = await makeAuditor(manager, [contractId]);
  const files = await asSystem((tx) =>
    tx
      .select({ id: evidence.id, disposalId: evidenceDisposals.id })
      .from(evidence)
      // Files that answer a questionnaire are beside no fact, and opened elsewhere.
      .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
      .leftJoin(evidenceDisposals, eq(evidenceDisposals.evidenceId, evidence.id))
      .where(eq(evidence.organizationId, official.organizationId)),
  );
  const idOf = (isDisposed: boolean) =>
    files.find(({ disposalId }) => (disposalId !== null) === isDisposed)?.id ?? "";
  expect(await openAuditEvidence(auditor, idOf(true))).toHaveProperty("disposal");
  const opened = await openAuditEvidence(auditor, idOf(false));
  const bytes = opened && "bytes" in opened ? opened.bytes : Buffer.alloc(0);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const { entries } = await asActor(manager, (scope) =>
    listLog(scope, { action: "evidence.viewed", subcontractId }),
  );
  expect(entries).toMatchObject([{ actor: expect.stringContaining("Casey Holt") }]);

  const elsewhere = await makeAuditor(manager, [await makeContract(manager)]);
  expect(await openAuditEvidence(elsewhere, idOf(false))).toBeNull();
  const foreign = await makeWholeChain();
  const stranger = await makeAuditor(foreign.manager, [foreign.contractId]);
  expect(await openAuditEvidence(stranger, idOf(false))).toBeNull();
});

test("evidence beside what was acknowledged or signed for another contract does not exist", async () => {
  const chain = await makeWholeChain();
  const { manager, official, supplier } = chain;
  const contractId = await makeContract(manager);
  const { subcontractId } = await makeSubcontract(manager, { contractId, supplier });
  const auditor = await makeAuditor(manager, [contractId]);
  const beside = async (kind: "acknowledgement" | "attestation" | "certification") => {
    const id = crypto.randomUUID();
    await asSystem(async (tx) => {
      const [any] = await tx
        .select()
        .from(evidence)
        .where(eq(evidence.organizationId, official.organizationId));
      const [fact] = await tx
        .select({ id: facts.id })
        .from(facts)
        .where(and(eq(facts.organizationId, official.organizationId), eq(facts.kind, kind)));
      if (!any || !fact) throw new Error(`no ${kind}`);
      await tx.insert(evidence).values({ ...any, id });
      await tx.insert(evidenceLinks).values({ factId: fact.id, evidenceId: id });
    });
    return openAuditEvidence(auditor, id);
  };
  expect(await beside("acknowledgement")).toBeNull();
  expect(await beside("attestation")).toBeNull();
  expect(await beside("certification")).not.toBeNull();
  const { entries } = await asActor(manager, (scope) =>
    listLog(scope, { action: "evidence.viewed" }),
  );
  expect(entries).toMatchObject([
    { contract: { id: contractId }, subcontract: { id: subcontractId } },
  ]);
});
