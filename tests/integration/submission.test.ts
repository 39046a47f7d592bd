import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { confirmEvidence } from "#app/commands/evidence/confirm-evidence.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { reuseAnswers } from "#app/commands/submission/reuse-answers.server.ts";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { listOwnFacts, listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { getRequestFile, listRequests } from "#app/queries/request/request.server.ts";
import { listOwnHistory } from "#app/queries/submission/own-history.server.ts";
import { getLatestSubmission } from "#app/queries/submission/own-submission.server.ts";
import { facts } from "#db/schema/fact.ts";
import { letters } from "#db/schema/letter.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { answerAll, answerSection, answersOf, later, sign } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";

function fileOf(actor: TestActor, requestId: string) {
  return asActor(actor, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    if (!file) throw new Error("no such request");
    return file;
  });
}

async function stateOf(actor: TestActor, requestId: string) {
  const { preparation } = await fileOf(actor, requestId);
  const states = preparation.sections.map(({ section, state }) => [section, state] as const);
  return { ...Object.fromEntries(states), request: preparation.state, done: preparation.done };
}

function logOf({ organizationId }: TestActor) {
  return asSystem((tx) =>
    tx
      .select()
      .from(oversightLog)
      .where(eq(oversightLog.primeId, organizationId))
      .orderBy(oversightLog.seq),
  );
}

function lettersTo(kind: "submission-received" | "submission-accepted", email: string) {
  return asSystem(async (tx) => {
    const rows = await tx.select().from(letters).where(eq(letters.toEmail, email));
    return rows.filter((row) => row.kind === kind);
  });
}

function postureOf(subcontractId: string) {
  return asSystem(async (tx) => {
    const [row] = await tx.select().from(postures).where(eq(postures.subcontractId, subcontractId));
    return row;
  });
}

const shared = (manager: TestActor, supplierId: string) =>
  asActor(manager, (scope: Scope) => listSharedFacts(scope, { supplierId }));

/** A signed answer, and the person who signed it a minute later. */
async function makeSigned() {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const outcome = await sign(chain);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { ...chain, official: later(chain.official), submissionId: outcome.submissionId };
}

/** Another prime that asks the same organization. */
async function makeSecondPrime(subcontractor: { id: string; legalName: string }) {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const supplier = await makeSupplier(manager, subcontractor);
  const contractId = await makeContract(manager);
  return { manager, supplier, ...(await makeSubcontract(manager, { contractId, supplier })) };
}

test("what is put aside is kept as it was typed and taken up again later", async () => {
  const { official, subcontractor, requestId } = await makeSupplyChain();
  const colleague = await actorOf(subcontractor, "subcontractor-preparer");
  const values = { legalName: "", uei: "not a UEI", cages: "", address: "12 Mill Road" };
  const input = { requestId, section: "organization", values, isConfirmed: false } as const;
  expect(await saveSection(official, input)).toEqual({ ok: true });
  const { preparation } = await fileOf(colleague, requestId);
  expect(preparation).toMatchObject({ state: "in-progress", done: 0, isReadyToSign: false });
  expect(preparation.sections[0]).toMatchObject({ state: "in-progress", values, answer: null });
});

test("two people who save different sections at once lose nothing", async () => {
  const { official, supplier, requestId } = await makeSupplyChain();
  const answers = Object.entries(answersOf(supplier));
  await Promise.all(
    answers.map(([section, values]) =>
      answerSection({ official, requestId }, section as never, values),
    ),
  );
  expect(await stateOf(official, requestId)).toMatchObject({ done: answers.length });
});

test("a signature records, shares, logs, decides and writes, and empties the draft", async () => {
  const { manager, official, supplier, requestId, subcontractId, submissionId } =
    await makeSigned();
  const received = await shared(manager, supplier.id);
  expect(received.map(({ kind }) => kind).sort()).toEqual([
    "acknowledgement",
    "affirmation",
    "assessment",
    "attestation",
    "information-system",
    "organization-profile",
  ]);
  for (const fact of received) expect(fact.contentHash).toBe(hashContent(fact.content));
  const assessment = received.find(({ kind }) => kind === "assessment");
  expect(assessment?.evidence).toHaveLength(1);
  const attestation = received.find(({ kind }) => kind === "attestation");
  expect(attestation?.kind === "attestation" && attestation.content.covers).toHaveLength(5);
  expect(await postureOf(subcontractId)).toMatchObject({
    verdict: "ineligible",
    standing: "to-review",
    factsToReview: 6,
    factsAccepted: 0,
    supplierToReview: 6,
  });
  const entry = (await logOf(manager)).find(({ action }) => action === "submission.received");
  expect(JSON.parse(entry?.entry ?? "")).toMatchObject({
    actor: { name: official.personName, organization: official.organizationName },
    subject: { subcontractId, supplierId: supplier.id },
    detail: { submissionId, attestation: { contentHash: attestation?.contentHash } },
  });
  expect(await lettersTo("submission-received", manager.person.email)).toHaveLength(1);
  expect(await fileOf(official, requestId)).toMatchObject({
    draft: {},
    preparation: { state: "signed", isReadyToSign: false },
  });
  const sent = await asActor(official, (scope) => getLatestSubmission(scope, requestId));
  expect(sent?.facts).toHaveLength(5);
});

test("a form that is sent twice signs once", async () => {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const outcomes = await Promise.all([sign(chain), sign(chain)]);
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "signed-already" });
  expect(await asActor(chain.official, listOwnFacts)).toHaveLength(6);
});

test.each([
  ["a wrong second factor", { code: "123" }, "wrong-code"],
  ["another person's name", { officialName: "Somebody Else" }, "wrong-name"],
  ["an answer that changed since it was shown", { statementHash: "0".repeat(64) }, "changed"],
])("%s signs nothing", async (_, change, reason) => {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const before = (await logOf(chain.manager)).length;
  expect(await sign(chain, change)).toMatchObject({ ok: false, reason });
  expect(await asActor(chain.official, listOwnFacts)).toEqual([]);
  expect(await logOf(chain.manager)).toHaveLength(before);
  expect(await stateOf(chain.official, chain.requestId)).toMatchObject({ done: 7 });
});

test("whoever is not an official cannot sign", async () => {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const preparer = await actorOf(chain.subcontractor, "subcontractor-preparer");
  const outcome = await sign({ official: preparer, requestId: chain.requestId });
  expect(outcome).toEqual({ ok: false, reason: "not-official" });
});

test("an answer with a section missing cannot be signed", async () => {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const { official, requestId } = chain;
  const values = { hasCertificate: "yes" };
  await saveSection(official, { requestId, section: "certification", values, isConfirmed: false });
  expect(await sign(chain)).toEqual({ ok: false, reason: "not-ready" });
});

test("a returned fact is corrected by a new one, and both stay visible", async () => {
  const signed = await makeSigned();
  const { manager, official, supplier, requestId } = signed;
  const fact = (await shared(manager, supplier.id)).find(({ kind }) => kind === "assessment");
  const reason = "The certificate says 2 September, and you wrote 1 September.";
  await reviewFact(manager, fact?.id ?? "", { intent: "return", reason, seenReviewId: undefined });
  expect(await stateOf(official, requestId)).toMatchObject({
    request: "returned",
    assessment: "returned",
    affirmation: "done",
  });
  const { assessment } = answersOf(supplier);
  const corrected = later(official);
  await answerSection({ official: corrected, requestId }, "assessment", {
    ...assessment,
    cmmcStatusDate: "2026-09-02",
  });
  const again = { official: later(corrected), requestId };
  // The file of before shows the day that was wrong: somebody says that it may stay.
  expect(await sign(again)).toEqual({ ok: false, reason: "not-ready" });
  await confirmEvidence(corrected, { requestId, withoutFiles: false, isConfirmed: true });
  expect(await sign(again)).toMatchObject({ ok: true });
  const versions = (await shared(manager, supplier.id)).filter(({ kind }) => kind === "assessment");
  expect(versions.map(({ content }) => "statusDate" in content && content.statusDate)).toEqual([
    "2026-09-02",
    "2026-09-01",
  ]);
  expect(versions[0]).toMatchObject({ supersedesId: fact?.id, lineageId: fact?.lineageId });
  expect(versions[1]?.supersededById).toBe(versions[0]?.id);
  expect(await stateOf(official, requestId)).toMatchObject({ request: "signed" });
  const history = await asActor(official, listOwnHistory);
  const answer = history.find((own) => own.fact.kind === "assessment");
  expect(answer?.earlier.map(({ id }) => id)).toEqual([fact?.id]);
  expect(history.find((own) => own.fact.kind === "attestation")?.earlier).toHaveLength(1);
});

test("who signed is written to once everything is accepted, and again after a correction", async () => {
  const signed = await makeSigned();
  const { manager, official, supplier, requestId, submissionId } = signed;
  const told = () => lettersTo("submission-accepted", official.person.email);
  const [first, ...rest] = await shared(manager, supplier.id);
  const accept = { intent: "accept", method: "document-read", note: "" } as const;
  await reviewFact(manager, first?.id ?? "", { ...accept, seenReviewId: undefined });
  expect(await told()).toHaveLength(0);
  const all = { method: "document-read", note: "" } as const;
  expect(await acceptSubmission(manager, supplier.id, submissionId, all)).toEqual({
    ok: true,
    accepted: rest.length,
  });
  const [letter] = await told();
  expect(letter?.facts).toMatchObject({
    acceptedOn: manager.on,
    affirmationUntil: "2027-09-02",
    missing: [],
    link: { path: `/subcontractor/${official.organizationId}/requests/${requestId}/submitted` },
  });
  const { organization } = answersOf(supplier);
  await answerSection({ official, requestId }, "organization", {
    ...organization,
    address: "99 New Street, Dayton, OH 45402",
  });
  const again = await sign({ official: later(official), requestId });
  if (!again.ok) throw new Error(again.reason);
  const check = { ...manager, at: new Date(manager.at.getTime() + 600_000) };
  await acceptSubmission(check, supplier.id, again.submissionId, all);
  expect(await told()).toHaveLength(2);
});

test("a letter of acceptance says what is still missing for the subcontract", async () => {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const { assessment } = answersOf(chain.supplier);
  await answerSection(chain, "assessment", { ...assessment, cmmcType: "Level 2 (Self)" });
  const outcome = await sign(chain);
  if (!outcome.ok) throw new Error(outcome.reason);
  const all = { method: "document-read", note: "" } as const;
  await acceptSubmission(chain.manager, chain.supplier.id, outcome.submissionId, all);
  const [letter] = await lettersTo("submission-accepted", chain.official.person.email);
  expect(letter?.facts).toMatchObject({
    required: "Level 2 (C3PAO)",
    missing: [expect.stringContaining("is a self-assessment")],
    holdsUntil: null,
  });
});

test("a second prime is answered with what the first one was told", async () => {
  const { subcontractor, official } = await makeSigned();
  const second = await makeSecondPrime(subcontractor);
  const { requestId } = second;
  expect(await reuseAnswers(official, requestId)).toEqual({ ok: true, reused: 6 });
  expect(await stateOf(official, requestId)).toMatchObject({
    acknowledgement: "not-started",
    done: 6,
  });
  await answerSection({ official, requestId }, "acknowledgement", {
    accepts: "on",
    passesOn: "no",
  });
  expect(await sign({ official, requestId })).toMatchObject({ ok: true });
  // Of the new answer, only its acknowledgement and its attestation are new.
  expect(
    await asSystem((tx) =>
      tx.select().from(facts).where(eq(facts.organizationId, subcontractor.id)),
    ),
  ).toHaveLength(8);
  expect(await shared(second.manager, second.supplier.id)).toHaveLength(6);
  const { files } = await asActor(official, (scope) => listRequests(scope));
  expect(files.map(({ preparation }) => preparation.state)).toEqual(["signed", "signed"]);
});

test("a correction reaches every prime that holds what it corrects", async () => {
  const signed = await makeSigned();
  const { subcontractor, official, manager, supplier } = signed;
  const second = await makeSecondPrime(subcontractor);
  const { requestId } = second;
  await reuseAnswers(official, requestId);
  await answerSection({ official, requestId }, "acknowledgement", {
    accepts: "on",
    passesOn: "no",
  });
  const { organization } = answersOf(supplier);
  await answerSection({ official, requestId }, "organization", {
    ...organization,
    address: "99 New Street, Dayton, OH 45402",
  });
  expect(await sign({ official, requestId })).toMatchObject({ ok: true });
  const profiles = (await shared(manager, supplier.id)).filter(
    ({ kind }) => kind === "organization-profile",
  );
  expect(profiles).toHaveLength(2);
  expect(profiles[0]).toMatchObject({ content: { address: "99 New Street, Dayton, OH 45402" } });
  const entry = (await logOf(manager)).find(({ action }) => action === "fact.corrected");
  expect(JSON.parse(entry?.entry ?? "")).toMatchObject({
    detail: { facts: [{ supersedesId: profiles[1]?.id }] },
  });
  expect(entry?.entry).not.toContain(second.manager.organizationId);
  expect(await lettersTo("submission-received", manager.person.email)).toHaveLength(2);
  // The first prime learns of the correction, and of nothing else that the second one was told.
  expect(await shared(manager, supplier.id)).toHaveLength(7);
});

test("a request of another organization does not exist", async () => {
  const { requestId, manager } = await makeSupplyChain();
  const stranger = await actorOf(await makeOrganization(), "subcontractor-official");
  const values = { legalName: "Stranger" };
  const input = { requestId, section: "organization", values, isConfirmed: true } as const;
  for (const actor of [stranger, manager]) {
    expect(await asActor(actor, (scope) => getRequestFile(scope, requestId))).toBeNull();
    expect(await saveSection(actor, input)).toEqual({ ok: false, reason: "not-found" });
    expect(await reuseAnswers(actor, requestId)).toEqual({ ok: false, reason: "not-found" });
  }
});
