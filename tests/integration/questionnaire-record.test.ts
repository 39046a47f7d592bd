import { expect, test } from "vitest";
import { reviewResponse } from "#app/commands/questionnaire/review-response.server.ts";
import { withdrawQuestionnaire } from "#app/commands/questionnaire/withdraw-questionnaire.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import {
  questionnaireAnswers,
  questionnaireNotes,
  questionnaireReviews,
} from "#db/schema/questionnaire.ts";
import { makeAuditor } from "#tests/factories/audit.ts";
import type { TestActor } from "#tests/factories/people.ts";
import {
  FILE_QUESTION,
  giveAnswerFile,
  handIn,
  makeOwnWithFiles,
  readQuestionnaire,
  SHORT,
  sendTo,
} from "#tests/factories/questionnaire.ts";
import {
  archiveOf,
  forge,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

const later = (actor: TestActor) => ({ ...actor, at: new Date() });
const SECRET = "Their buyer left in spring.";

async function expectBothToHold({ members }: { members: RecordMembers }): Promise<void> {
  const { checks, isOk } = await verifyRecord(archiveOf(members));
  expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(packageOfRecord(members))).toMatchObject({ ok: true, why: [] });
}

test("a record holds what was asked, handed in and decided, with its files, checked by both verifiers", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, subcontractId, contractId } = chain;
  const own = await makeOwnWithFiles(manager);
  const requestId = await sendTo(chain, own);
  const file = await giveAnswerFile(later(official), { requestId, question: FILE_QUESTION });
  const subject = { kind: "subcontract", subcontractId } as const;
  const early = await makeRecord(later(manager), subject);
  await expectBothToHold(early);
  expect(early.content.suppliers[0]?.questionnaires).toMatchObject([
    { id: requestId, rounds: [], evidence: [], content: { title: "Sources, with papers" } },
  ]);
  expect([...early.members.keys()].join()).not.toContain(file.sha256);

  const responseId = await handIn(later(official), requestId);
  const message = "Of this year, please.";
  const said = { question: FILE_QUESTION, outcome: "returned" as const, message, note: SECRET };
  const review = { responseId, reviews: [said], message: "One thing." };
  await reviewResponse(later(manager), requestId, { ...review, outcome: null });
  const going = await makeRecord(later(manager), subject);
  await expectBothToHold(going);
  expect(going.content.suppliers[0]?.questionnaires?.[0]?.rounds).toMatchObject([
    { id: responseId, isSigned: true, submittedByName: official.personName, decision: null },
  ]);
  expect(JSON.stringify(going.content)).not.toContain(message);

  await reviewResponse(later(manager), requestId, {
    ...review,
    outcome: "returned",
    dueOn: addDays(manager.on, 40),
  });
  await handIn(later(official), requestId);
  const withdrawn = await sendTo({ ...chain, manager: later(manager) }, SHORT);
  await withdrawQuestionnaire(later(manager), withdrawn);
  const record = await makeRecord(later(manager), subject);
  await expectBothToHold(record);
  const [asked, other] = record.content.suppliers[0]?.questionnaires ?? [];
  expect(asked).toMatchObject({
    withdrawnAt: null,
    rounds: [
      { round: 2, decision: null },
      {
        round: 1,
        decision: {
          outcome: "returned",
          message: "One thing.",
          decidedByName: manager.personName,
          answers: [{ question: FILE_QUESTION, outcome: "returned", message }],
        },
      },
    ],
    evidence: [{ sha256: file.sha256, disposedAt: null }],
  });
  expect(other).toMatchObject({ id: withdrawn, rounds: [] });
  expect(other?.withdrawnAt).not.toBeNull();
  expect([...record.members.keys()].join()).toContain(file.sha256);
  expect(JSON.stringify(record.content)).not.toContain(SECRET);

  const forgeries: [string, (content: typeof record.content) => void][] = [
    [
      "anchors",
      (content) => {
        const [supplier] = content.suppliers;
        if (supplier) supplier.questionnaires = [];
      },
    ],
    [
      "facts",
      (content) => {
        const answer = content.suppliers[0]?.questionnaires?.[0]?.rounds[0]?.answers.looked;
        if (answer) answer.chosen = ["no-such"];
      },
    ],
    [
      "anchors",
      (content) => {
        const round = content.suppliers[0]?.questionnaires?.[0]?.rounds[1];
        if (round?.decision) round.decision.outcome = "accepted";
      },
    ],
  ];
  for (const [check, change] of forgeries) {
    const forged = await forge(record.members, change);
    expect(verifyAgain(packageOfRecord(forged)).failed).toContain(check);
    const { checks } = await verifyRecord(archiveOf(forged));
    const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
    expect(failed).toContain(check);
  }

  const auditor = await makeAuditor(manager, [contractId]);
  const room = await Visitor.of({ id: auditor.personId });
  const page = await room.get(paths.audit.subcontract(auditor.grantId, subcontractId));
  expect(page.body).toContain("Sources, with papers");
  expect(page.body).toContain(message);
  expect(page.body).not.toContain(SECRET);
  const ofContract = await room.get(paths.audit.contract(auditor.grantId, contractId));
  expect(ofContract.body).toContain("Sources, with papers, version");
  expect(ofContract.body).toContain(
    `${paths.audit.subcontract(auditor.grantId, subcontractId)}#questionnaires`,
  );
  expect(ofContract.body).not.toContain(SECRET);
  const href = paths.audit.answerFile(auditor.grantId, requestId, file.id);
  expect(page.body).toContain(href);
  expect((await room.get(href)).status).toBe(200);
});

test("an auditor reads of no other subcontractor, no answer in preparation, no review that goes on, no note", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, contractId } = chain;
  const requestId = await sendTo(chain);
  const responseId = await handIn(official, requestId);
  const said = { question: "looked", outcome: "comment" as const, message: "Hm.", note: SECRET };
  await reviewResponse(manager, requestId, {
    responseId,
    reviews: [said],
    outcome: null,
    message: "",
  });
  const auditor = await makeAuditor(manager, [contractId]);
  const count = (actor: Actor, table: typeof questionnaireNotes) =>
    asActor(actor, async ({ tx }) => (await tx.select().from(table)).length);
  for (const table of [questionnaireAnswers, questionnaireNotes, questionnaireReviews])
    expect(await count(auditor, table as never)).toBe(0);
  expect(await count(manager, questionnaireReviews as never)).toBe(1);
  const other = await makeSupplyChain();
  const stranger = await makeAuditor(other.manager, [other.contractId]);
  const room = await Visitor.of({ id: stranger.personId });
  const { rounds } = await readQuestionnaire(official, requestId);
  expect(rounds).toHaveLength(1);
  const body = await room.get(paths.audit.subcontract(stranger.grantId, other.subcontractId));
  expect(body.body).toContain("no questionnaire");
  const contract = await room.get(paths.audit.contract(stranger.grantId, other.contractId));
  expect(contract.body).toContain("The prime sent them no questionnaire.");
  const own = await Visitor.of({ id: auditor.personId });
  const waiting = await own.get(paths.audit.contract(auditor.grantId, contractId));
  expect(waiting.body).toContain("Not ended");
});
