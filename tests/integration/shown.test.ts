import { expect, test } from "vitest";
import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import { replyToNote } from "#app/commands/audit/reply-to-note.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listNotesToAnswer } from "#app/queries/audit/note.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { listIssuedFlowdowns } from "#app/queries/flowdown/flowdown.server.ts";
import { getFlowdownCase, shownFlowdown } from "#app/queries/flowdown/issue.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import {
  getReviewPage,
  shownReview,
  shownSubmission,
} from "#app/queries/review/review-page.server.ts";
import { getStatement } from "#app/queries/submission/statement.server.ts";
import { answerAll, later, sign } from "#tests/factories/answer.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { cuiAt, makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";

const stale = { ok: false, reason: "stale" };
const method = "sprs-screenshot";

async function makeSigned() {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier } = chain;
  const facts = await asActor(manager, (scope) =>
    listSharedFacts(scope, { supplierId: supplier.id }),
  );
  const idOf = (kind: string) => facts.find((fact) => fact.kind === kind)?.id ?? "";
  return { ...chain, submissionId: signed.submissionId, idOf };
}

function shownReviewTo(manager: TestActor, factId: string) {
  return asActor(manager, async (scope) => {
    const logSize = await startShowing(scope);
    const page = await getReviewPage(scope, factId);
    if (!page) throw new Error("no page");
    return showing(logSize, shownReview(page));
  });
}

function shownSubmissionTo(manager: TestActor, supplierId: string, submissionId: string) {
  return asActor(manager, async (scope) => {
    const logSize = await startShowing(scope);
    const facts = await listSharedFacts(scope, { supplierId });
    return showing(
      logSize,
      shownSubmission(facts.filter((fact) => fact.submissionId === submissionId)),
    );
  });
}

test("a review is made on what its page showed, of the fact and of what accepting it would do", async () => {
  const { prime, manager, idOf } = await makeSigned();
  const [assessment, affirmation] = [idOf("assessment"), idOf("affirmation")];
  const accept = (by: TestActor, factId: string, shown: string) =>
    reviewFact(by, factId, { intent: "accept", method, note: "", shown, seenReviewId: undefined });
  const shown = await shownReviewTo(manager, affirmation);
  const colleague = await actorOf(prime, "prime-manager");
  expect(
    await accept(colleague, assessment, await shownReviewTo(colleague, assessment)),
  ).toMatchObject({ ok: true });

  const refused = await accept(manager, affirmation, shown);
  expect(refused).toMatchObject(stale);
  expect(JSON.stringify(refused)).toContain(`Fact accepted (${colleague.personName}`);
  expect(
    await accept(manager, affirmation, await shownReviewTo(manager, affirmation)),
  ).toMatchObject({ ok: true });
});

test("a form of a review without what its page showed is answered on nothing", async () => {
  const { manager, idOf } = await makeSigned();
  expect(
    await reviewFact(manager, idOf("assessment"), {
      intent: "return",
      reason: "The UID is unknown to SPRS.",
      shown: "",
      seenReviewId: undefined,
    }),
  ).toEqual({ ...stale, changes: [] });
});

test("a submission is accepted as a whole as it was shown", async () => {
  const { manager, supplier, submissionId, idOf } = await makeSigned();
  const shown = await shownSubmissionTo(manager, supplier.id, submissionId);
  const acceptAll = (seen: string) =>
    acceptSubmission(manager, supplier.id, submissionId, { method, note: "", shown: seen });
  await reviewFact(manager, idOf("assessment"), {
    intent: "return",
    reason: "The UID is unknown to SPRS.",
    seenReviewId: undefined,
  });
  const refused = await acceptAll(shown);
  expect(refused).toMatchObject(stale);
  expect(JSON.stringify(refused)).toContain("Fact returned for correction");
  const anew = await shownSubmissionTo(manager, supplier.id, submissionId);
  expect(await acceptAll(anew)).toMatchObject({ ok: true });
});

test("a flowdown is issued as it was shown, and twice from one page is once", async () => {
  const { manager, contractId, supplier } = await makeSupplyChain();
  const made = await makeSubcontract(manager, { contractId, supplier, isIssued: false });
  const { subcontractId } = made;
  const shownNow = () =>
    asActor(manager, async (scope) => {
      const logSize = await startShowing(scope);
      const found = await getFlowdownCase(scope, subcontractId);
      if (!found || found === "unanswered") throw new Error("nothing to issue");
      return showing(logSize, shownFlowdown(found));
    });
  const issue = (shown: string) =>
    issueFlowdown(manager, subcontractId, {
      dueOn: addDays(manager.on, 21),
      message: "",
      shown,
    });
  const before = await shownNow();
  const fci = { ...cuiAt(supplier.cage), information: "FCI" as const, cuiCategories: [] };
  await answerInformation(manager, subcontractId, fci);
  const refused = await issue(before);
  expect(refused).toMatchObject(stale);
  expect(JSON.stringify(refused)).toContain("Information flow answered");

  const shown = await shownNow();
  const twice = await Promise.all([issue(shown), issue(shown)]);
  expect(twice[0]).toMatchObject({ ok: true });
  expect(twice[1]).toEqual(twice[0]);
  const issued = await asActor(manager, (scope) => listIssuedFlowdowns(scope, subcontractId));
  expect(issued).toHaveLength(1);
});

test("a finding is answered, and settled, as it was shown", async () => {
  const { manager, contractId, subcontractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const { auditId } = auditor;
  const written = await writeNote(auditor, { subcontractId }, { kind: "question", text: "Why?" });
  if (!written.ok) throw new Error(written.reason);
  const { noteId } = written;
  const shownTo = (actor: TestActor | typeof auditor) =>
    asActor(actor, async (scope) => {
      const { notes } = await listNotesToAnswer(scope, { auditId, noteId });
      return notes[0]?.shown;
    });
  const [toManager, toAuditor] = [await shownTo(manager), await shownTo(auditor)];
  const answer = (shown: string | undefined, text: string) =>
    answerNote(manager, auditId, { noteId, text, shown });
  expect(await answer(toManager, "Because of the date.")).toEqual({ ok: true });
  expect(await answer(toManager, "Because of the date.")).toEqual({ ok: true });
  const again = await answer(toManager, "Because of the place.");
  expect(again).toMatchObject(stale);
  expect(JSON.stringify(again)).toContain("Because of the date.");
  const settle = (shown: string | undefined) =>
    replyToNote(auditor, { intent: "settle", noteId, text: "", shown });
  expect(await settle(toAuditor)).toMatchObject(stale);
  expect(await settle(await shownTo(auditor))).toEqual({ ok: true });
});

test("an official signs what the page showed: not what another answer corrected since", async () => {
  const first = await makeSupplyChain();
  const { manager, official, contractId, supplier } = first;
  await answerAll(first);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  const second = { ...first, requestId };
  await answerAll(second);
  const statementHash = await asActor(official, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    return (file && (await getStatement(scope, file))?.hash) ?? "";
  });
  expect(await sign(first)).toMatchObject({ ok: true });
  const signing = { ...second, official: later(official) };
  expect(await sign(signing, { statementHash })).toEqual({ ok: false, reason: "changed" });
  expect(await sign(signing)).toMatchObject({ ok: true });
});
