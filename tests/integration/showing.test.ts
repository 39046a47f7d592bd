import { expect, test } from "vitest";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import {
  correctShowing,
  recordShowing,
  withdrawShowing,
} from "#app/commands/showing/record-showing.server.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getReviewPage } from "#app/queries/review/review-page.server.ts";
import { listShowings, listShowingsOfUs } from "#app/queries/showing/showing.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import { answerAll, later, sign } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { archiveOf, makeRecord, packageOfRecord } from "#tests/factories/sealed-record.ts";
import { recordTold, toldByPhone } from "#tests/factories/showing.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

/** A prime whose supplier never signed in. */
async function makeUnlinked() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager);
  const subcontract = await makeSubcontract(manager, { contractId, supplier });
  return { manager, contractId, supplier, ...subcontract };
}

const pageOf = (actor: TestActor, subcontractId: string) =>
  asActor(actor, (scope) => getSubcontractPage(scope, subcontractId));
const codesOf = async (actor: TestActor, subcontractId: string) =>
  (await pageOf(actor, subcontractId))?.verdict?.decision.reasons.map(({ code }) => code);
const listed = (actor: TestActor, supplierId: string) =>
  asActor(actor, (scope) => listShowings(scope, [supplierId]));

test("what a supplier showed by phone is recorded with its source, and no verdict rests on it", async () => {
  const { manager, supplier, subcontractId } = await makeUnlinked();
  expect(await codesOf(manager, subcontractId)).toEqual(["no-assessment"]);
  await recordTold(later(manager), supplier.id);
  const page = await pageOf(manager, subcontractId);
  expect(page?.verdict?.decision.verdict).toBe("ineligible");
  expect(page?.verdict?.decision.reasons).toMatchObject([
    { code: "no-assessment" },
    {
      code: "not-attested",
      text: expect.stringContaining(
        "recorded by the prime from Dana Reed, owner, by phone on 12 Oct 2026. No official of the supplier attested it",
      ),
    },
  ]);
  expect(page?.facts).toEqual([]);
  expect(page?.showings.map(({ kind, state }) => [kind, state])).toEqual(
    expect.arrayContaining([
      ["assessment", "stands"],
      ["affirmation", "stands"],
    ]),
  );
  expect(page?.showings[0]?.evidence[0]?.fileName).toBe("SPRS page.pdf");
  const knownAt = (seconds: number) =>
    pageOf({ ...manager, knownAt: later(manager, seconds).at }, subcontractId);
  expect((await knownAt(30))?.showings, "as known before it was recorded").toEqual([]);
  expect((await knownAt(30))?.verdict?.decision.reasons).toHaveLength(1);
  expect((await knownAt(90))?.showings).toHaveLength(2);
  expect((await knownAt(90))?.verdict?.decision.reasons).toHaveLength(2);
});

test("a correction supersedes and what is taken back stays to be read; neither is done twice", async () => {
  const { manager, supplier, subcontractId } = await makeUnlinked();
  const [assessment, affirmation] = await recordTold(manager, supplier.id);
  const answer = toldByPhone({ score: 96 });
  const again = () =>
    correctShowing(manager, assessment, { kind: "assessment", answer }, "She read another line.");
  const corrected = await Promise.all([again(), again()]);
  expect(corrected.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const [first] = corrected.filter((one) => one.ok);
  const standing = first?.ok ? (first.showingIds[0] ?? "") : "";
  expect(await codesOf(manager, subcontractId)).toContain("not-attested");
  const reason = { correctionReason: "It was about another company." };
  expect(await withdrawShowing(manager, standing, reason)).toMatchObject({ ok: true });
  expect(await withdrawShowing(manager, standing, reason)).toMatchObject({ ok: false });
  expect(await codesOf(manager, subcontractId)).toEqual(["no-assessment"]);
  const states = new Map((await listed(manager, supplier.id)).map(({ id, state }) => [id, state]));
  expect(states.get(assessment)).toBe("corrected");
  expect(states.get(standing)).toBe("withdrawn");
  expect(states.get(affirmation)).toBe("stands");
});

test("the supplier reads what was recorded of it, answers itself, and that takes its place", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, supplier, subcontractId } = chain;
  await recordTold(manager, supplier.id);
  const ofUs = await asActor(official, listShowingsOfUs);
  expect(ofUs.map(({ primeId, showing }) => [primeId, showing.recordedByName])).toContainEqual([
    manager.organizationId,
    manager.personName,
  ]);
  const answering = { ...chain, official: later(official, 3_600) };
  await answerAll(answering);
  const signed = await sign(answering);
  if (!signed.ok) throw new Error(signed.reason);
  const [told] = await listed(manager, supplier.id);
  expect(told).toMatchObject({ state: "answered" });
  expect(told?.answeredAt).not.toBeNull();
  expect(await codesOf(manager, subcontractId)).toEqual(["no-assessment"]);
  const facts = (await pageOf(manager, subcontractId))?.facts ?? [];
  const stated = facts.find(({ kind }) => kind === "assessment");
  const review = await asActor(manager, (scope) => getReviewPage(scope, stated?.id ?? ""));
  expect(review?.showings.map(({ kind }) => kind)).toEqual(["assessment"]);
  await acceptSubmission(later(manager, 7_200), supplier.id, signed.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  expect((await pageOf(manager, subcontractId))?.verdict?.decision.verdict).toBe("eligible");
});

test("another prime neither sees nor changes it, and records nothing of a supplier that is not its own", async () => {
  const ours = await makeUnlinked();
  const theirs = await makeUnlinked();
  const [assessment] = await recordTold(ours.manager, ours.supplier.id);
  expect(await listed(theirs.manager, ours.supplier.id)).toEqual([]);
  const reason = { correctionReason: "Not theirs to take back." };
  expect(await withdrawShowing(theirs.manager, assessment, reason)).toEqual({
    ok: false,
    reason: "not-found",
  });
  const told = { kind: "assessment" as const, answer: toldByPhone() };
  expect(await recordShowing(theirs.manager, ours.supplier.id, told)).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("a record tells it apart from what was stated, with its file, and both verifiers find it in the log", async () => {
  const { manager, supplier, subcontractId } = await makeUnlinked();
  const [, affirmation] = await recordTold(manager, supplier.id);
  await withdrawShowing(manager, affirmation, {
    correctionReason: "She meant another day.",
  });
  const record = await makeRecord(manager, { kind: "subcontract", subcontractId });
  const [told] = record.content.suppliers;
  expect(told?.facts).toEqual([]);
  expect(told?.showings).toHaveLength(3);
  expect(told?.showings?.map(({ attestation, shownBy }) => [attestation, shownBy])).toContainEqual([
    null,
    "Dana Reed",
  ]);
  const { isOk, checks } = await verifyRecord(archiveOf(record.members));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(packageOfRecord(record.members))).toMatchObject({ ok: true, failed: [] });
});
