import { withFilesOf } from "#app/domain/questionnaire/answer-files.ts";
import type { TypedContentAnswer } from "#app/domain/questionnaire/answers-form.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import {
  type StandingContentAnswer,
  settleContentAnswers,
} from "#app/domain/questionnaire/settle-answers.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import {
  getQuestionnaireFile,
  listAnswerVersions,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";
import { keepAnswers } from "./keep-answers.server.ts";

type Outcome =
  | { ok: true; saved: number }
  | { ok: false; reason: "not-found" | "closed" }
  /** the others are saved; these were changed by somebody else since they were read */
  | { ok: false; reason: "stale"; stale: StandingContentAnswer[] };

/**
 * Keep answers of a questionnaire, each as the version after the one it was read at. What somebody else
 * changed meanwhile is left as it is and handed back. The prime learns that it was started, not what
 * was answered.
 */
export function saveContentAnswers(
  actor: Actor,
  requestId: string,
  typed: readonly TypedContentAnswer[],
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdQuestionnaire(scope, requestId);
    const file = await getQuestionnaireFile(scope, requestId);
    if (!file) return { ok: false, reason: "not-found" };
    if (!waitsForSupplier(file.state)) return { ok: false, reason: "closed" };
    const known = new Set(
      file.request.content.sections.flatMap(({ questions }) => questions.map(({ id }) => id)),
    );
    const versions = typed.map(({ question, readVersion: version }) => ({ question, version }));
    const read = await listAnswerVersions(scope, requestId, versions);
    const posted = typed
      .filter(({ question }) => known.has(question))
      .map(({ answer, ...one }) => {
        const before = read[one.question];
        return { ...one, answer: withFilesOf(before, answer), read: before };
      });
    const { changed, stale } = settleContentAnswers(posted, file.standing);
    await keepAnswers(scope, file.request, changed);
    if (stale.length > 0) return { ok: false, reason: "stale", stale };
    return { ok: true, saved: changed.length };
  });
}
