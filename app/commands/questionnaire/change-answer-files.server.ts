import {
  admitFile,
  type GivenFile,
  keepFile,
  storing,
} from "#app/commands/evidence/admit-file.server.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import {
  findFileQuestion,
  isFull,
  withFile,
  withoutFile,
} from "#app/domain/questionnaire/answer-files.ts";
import { type AnswerFile, isSameContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listOwnEvidence, listSameFiles } from "#app/queries/evidence/evidence.server.ts";
import {
  getQuestionnaireFile,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";
import { keepAnswers } from "./keep-answers.server.ts";

type Which = { requestId: string; question: string };
type Refusal =
  | { ok: false; reason: "not-found" | "closed" }
  | { ok: false; reason: "refused"; refusal: EvidenceRefusal };
type Outcome = { ok: true } | Refusal;

/**
 * Put a file to a question that asks for one, once its content was looked into: the next version of the
 * answer, so that what a colleague added meanwhile stays. The same file is there once.
 */
export async function addAnswerFile(
  actor: Actor,
  which: Which,
  input: GivenFile,
): Promise<Outcome> {
  const admitted = await admitFile(actor.organizationId, input);
  if (!admitted.ok) return admitted;
  const { file } = admitted;
  return storing<Outcome>((blob) =>
    asActor(actor, async (scope) => {
      const open = await holdOpen(scope, which);
      if (!open.ok) return open;
      const standing = open.file.answers[which.question];
      if (isFull(standing))
        return { ok: false, reason: "refused", refusal: { reason: "too-many" } };
      const kept = await keepFile(scope, file, await listSameFiles(scope, file.sha256), blob);
      if (!kept.ok) return kept;
      const added = await readFile(scope, kept.evidenceId);
      await keepChange(scope, open.file, which, withFile(standing, added));
      return { ok: true };
    }),
  );
}

/** Take a file off an answer in preparation. What was handed in with it keeps it. */
export function removeAnswerFile(
  actor: Actor,
  which: Which,
  fileId: string,
): Promise<Exclude<Outcome, { reason: "refused" }>> {
  return asActor(actor, async (scope) => {
    const open = await holdOpen(scope, which);
    if (!open.ok) return open;
    const standing = open.file.answers[which.question];
    if (standing) await keepChange(scope, open.file, which, withoutFile(standing, fileId));
    return { ok: true };
  });
}

type Open = { ok: true; file: QuestionnaireFile } | { ok: false; reason: "not-found" | "closed" };

/** The questionnaire, held until the transaction ends, where the files of the question can be changed. */
async function holdOpen(scope: Scope, { requestId, question }: Which): Promise<Open> {
  await holdQuestionnaire(scope, requestId);
  const file = await getQuestionnaireFile(scope, requestId);
  if (!file) return { ok: false, reason: "not-found" };
  if (!waitsForSupplier(file.state)) return { ok: false, reason: "closed" };
  return findFileQuestion(file.sections, question, file.former)
    ? { ok: true, file }
    : { ok: false, reason: "not-found" };
}

async function readFile(scope: Scope, evidenceId: string): Promise<AnswerFile> {
  const [found] = await listOwnEvidence(scope, [evidenceId]);
  if (!found) throw new Error(`no evidence ${evidenceId}`);
  const { pages = null, pagesWithoutText = null, notCui = null, ...file } = found;
  return { ...file, pages, pagesWithoutText, notCui };
}

async function keepChange(
  scope: Scope,
  { request, standing }: QuestionnaireFile,
  { question }: Which,
  answer: ReturnType<typeof withFile>,
): Promise<void> {
  const before = standing.get(question);
  if (isSameContentAnswer(before?.answer, answer)) return;
  await keepAnswers(scope, request, [{ question, answer, version: (before?.version ?? 0) + 1 }]);
}
