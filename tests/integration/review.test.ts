import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { openEvidence } from "#app/commands/review/open-evidence.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { putBlob } from "#app/platform/blob-store.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { findNextWaiting, listWaiting } from "#app/queries/review/review.server.ts";
import { getReviewPage } from "#app/queries/review/review-page.server.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { invitations } from "#db/schema/invitation.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const accept = {
  intent: "accept",
  method: "certificate",
  note: "",
  seenReviewId: undefined,
} as const;
const reason = "The certificate names another site than the one of this work.";
const back = { intent: "return", reason, seenReviewId: undefined } as const;

async function makeAnswered() {
  const chain = await makeSupplyChain();
  const submission = await makeSubmission(chain);
  await asActor(chain.manager, (scope) =>
    refreshPostures(scope, { supplierId: chain.supplier.id }),
  );
  return { ...chain, ...submission };
}

function verdictOf(subcontractId: string) {
  return asSystem(async (tx) => {
    const [row] = await tx.select().from(postures).where(eq(postures.subcontractId, subcontractId));
    return row?.verdict;
  });
}

function actionsOf(manager: TestActor) {
  return asSystem(async (tx) => {
    const rows = await tx
      .select({ action: oversightLog.action })
      .from(oversightLog)
      .where(eq(oversightLog.primeId, manager.organizationId))
      .orderBy(oversightLog.seq);
    return rows.map((row) => row.action);
  });
}

test("a fact counts once it is accepted, and the page says so beforehand", async () => {
  const { manager, subcontractId, assessment, affirmation } = await makeAnswered();
  const page = await asActor(manager, (scope) => getReviewPage(scope, assessment.factId));
  expect(page?.verdicts).toHaveLength(1);
  expect(page?.verdicts[0]).toMatchObject({
    now: { verdict: "ineligible" },
    withThis: { verdict: "ineligible", reasons: [{ code: "affirmation-missing" }] },
    withAll: { verdict: "eligible" },
  });
  expect(page?.related.map((fact) => fact.id)).toEqual([affirmation.factId]);
  expect(await reviewFact(manager, assessment.factId, accept)).toMatchObject({ ok: true });
  expect(await verdictOf(subcontractId)).toBe("ineligible");
  expect(await reviewFact(manager, affirmation.factId, accept)).toMatchObject({ ok: true });
  expect(await verdictOf(subcontractId)).toBe("eligible");
  expect(await actionsOf(manager)).toEqual(
    expect.arrayContaining(["fact.accepted", "posture.changed"]),
  );
});

test("the second of two reviewers is told what the first one did", async () => {
  const { manager, assessment } = await makeAnswered();
  const outcomes = await Promise.all([
    reviewFact(manager, assessment.factId, accept),
    reviewFact(manager, assessment.factId, accept),
  ]);
  expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  expect(outcomes).toContainEqual({ ok: false, reason: "reviewed-meanwhile" });
});

test("a returned fact is told to the official who signed, and takes the verdict away", async () => {
  const { manager, official, supplier, subcontractId, assessment, submissionId } =
    await makeAnswered();
  await asSystem((tx) =>
    tx.insert(invitations).values({
      createdBy: manager.personId,
      createdByName: manager.personName,
      organizationId: manager.organizationId,
      kind: "supplier",
      supplierId: supplier.id,
      role: "subcontractor-official",
      email: official.person.email,
      name: official.personName,
      tokenHash: `returned-${official.personId}`,
      expiresAt: manager.at,
      acceptedAt: manager.at,
      acceptedBy: official.personId,
    }),
  );
  const bulk = { method: "document-read", note: "" } as const;
  const all = await acceptSubmission(manager, supplier.id, submissionId, bulk);
  expect(all).toEqual({ ok: true, accepted: 3 });
  expect(await verdictOf(subcontractId)).toBe("eligible");
  const page = await asActor(manager, (scope) => getReviewPage(scope, assessment.factId));
  const seenReviewId = page?.fact.reviews[0]?.id;
  const later = { ...manager, at: new Date(manager.at.getTime() + 60_000) };
  expect(await reviewFact(later, assessment.factId, { ...back, seenReviewId })).toMatchObject({
    ok: true,
  });
  expect(await verdictOf(subcontractId)).toBe("ineligible");
  const sent = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, official.person.email)),
  );
  const returns = sent.filter((letter) => letter.kind === "fact-returned");
  expect(returns.map((letter) => letter.facts.reason)).toEqual([reason]);
});

test("a corrected fact is reviewed no more; the correction shows what it changed", async () => {
  const chain = await makeAnswered();
  const { manager, supplier, assessment } = chain;
  await reviewFact(manager, assessment.factId, back);
  const second = await makeSubmission(chain, assessmentOf(supplier, { score: 105 }), assessment);
  expect(await reviewFact(manager, assessment.factId, accept)).toEqual({
    ok: false,
    reason: "superseded",
  });
  const page = await asActor(manager, (scope) => getReviewPage(scope, second.assessment.factId));
  expect(page?.former?.id).toBe(assessment.factId);
  expect(page?.changes).toContainEqual(
    expect.objectContaining({
      term: QUESTION_LABELS.cmmcScore,
      before: { term: QUESTION_LABELS.cmmcScore, value: "110" },
    }),
  );
  expect(page?.contradictions.map((one) => one.code)).toContain("final-with-open-requirements");
});

test("a UID that another supplier stated too is pointed out", async () => {
  const first = await makeSupplyChain();
  const cmmcUid = "SHARED1234";
  await makeSubmission(first, assessmentOf(first.supplier, { cmmcUid }));
  const other = await makeSupplyChain();
  const chain = { ...other, manager: first.manager };
  const supplier = await makeSupplier(first.manager, other.subcontractor);
  const { requestId } = await makeSubcontract(first.manager, {
    contractId: first.contractId,
    supplier,
  });
  const { assessment } = await makeSubmission(
    { ...chain, supplier, requestId },
    assessmentOf(supplier, { cmmcUid }),
  );
  const page = await asActor(first.manager, (scope) => getReviewPage(scope, assessment.factId));
  expect(page?.contradictions).toContainEqual(
    expect.objectContaining({
      code: "uid-of-two-systems",
      text: expect.stringContaining(first.supplier.legalName),
    }),
  );
});

test("the queue holds what waits, and empties as it is reviewed", async () => {
  const { manager, supplier, submissionId, assessment } = await makeAnswered();
  const waiting = () => asActor(manager, (scope) => listWaiting(scope, {}, null));
  const [group] = (await waiting()).suppliers;
  expect(group?.facts).toHaveLength(3);
  expect(await asActor(manager, (scope) => findNextWaiting(scope, supplier.id))).toBeTruthy();
  await reviewFact(manager, assessment.factId, accept);
  expect((await waiting()).suppliers[0]?.facts).toHaveLength(2);
  await acceptSubmission(manager, supplier.id, submissionId, { method: "certificate", note: "" });
  expect((await waiting()).suppliers).toEqual([]);
  expect(
    await acceptSubmission(manager, supplier.id, submissionId, {
      method: "certificate",
      note: "",
    }),
  ).toEqual({ ok: false, reason: "nothing-waits" });
});

test("another prime sees neither the fact nor its evidence; whoever sees it enters the log", async () => {
  const { manager, official, assessment } = await makeAnswered();
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  const blob = await putBlob(Buffer.from("%PDF-1.7 entry in SPRS"));
  const [file] = await asSystem(async (tx) => {
    const made = await tx
      .insert(evidence)
      .values({
        uploadedBy: official.personId,
        uploadedByName: official.personName,
        organizationId: official.organizationId,
        fileName: "entry.pdf",
        mediaType: "application/pdf",
        ...blob,
      })
      .returning({ id: evidence.id });
    const evidenceId = made[0]?.id ?? "";
    await tx.insert(evidenceLinks).values({ factId: assessment.factId, evidenceId });
    return made;
  });
  const evidenceId = file?.id ?? "";
  expect(await openEvidence(stranger, evidenceId)).toBeNull();
  expect(await asActor(stranger, (scope) => getReviewPage(scope, assessment.factId))).toBeNull();
  expect(await reviewFact(stranger, assessment.factId, accept)).toEqual({
    ok: false,
    reason: "not-found",
  });
  const opened = await openEvidence(manager, evidenceId);
  expect(opened && "bytes" in opened && opened.bytes.toString()).toContain("entry in SPRS");
  expect(await actionsOf(manager)).toContain("evidence.viewed");
});
