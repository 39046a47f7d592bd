import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { TypedContentAnswer } from "#app/domain/questionnaire/answers-form.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import {
  type SettledContentAnswers,
  type StandingContentAnswer,
  settleContentAnswers,
} from "#app/domain/questionnaire/settle-answers.ts";
import { type Actor, asActor, asCounterparty, type Scope } from "#app/platform/db.server.ts";
import {
  getQuestionnaireFile,
  listAnswerVersions,
} from "#app/queries/questionnaire/asked-request.server.ts";
import { questionnaireAnswers, questionnaireRequests } from "#db/schema/questionnaire.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";

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
      .map((one) => ({ ...one, read: read[one.question] }));
    const { changed, stale } = settleContentAnswers(posted, file.standing);
    await insertAnswers(scope, requestId, changed);
    if (changed.length > 0 && !file.request.isStarted) await tellStarted(scope, file.request);
    if (stale.length > 0) return { ok: false, reason: "stale", stale };
    return { ok: true, saved: changed.length };
  });
}

async function insertAnswers(
  { tx, actor }: Scope,
  requestId: string,
  changed: SettledContentAnswers["changed"],
): Promise<void> {
  if (changed.length === 0) return;
  await tx.insert(questionnaireAnswers).values(
    changed.map(({ question, version, answer }) => ({
      requestId,
      organizationId: actor.organizationId,
      question,
      version,
      answer,
      answeredAt: actor.at,
      answeredBy: actor.personId,
      answeredByName: actor.personName,
    })),
  );
}

/** The prime's own row and log: written as the prime. */
function tellStarted(
  scope: Scope,
  { id, primeId, supplierId, version, content }: SentQuestionnaire,
): Promise<void> {
  return asCounterparty(scope, primeId, async (prime) => {
    await prime.tx
      .update(questionnaireRequests)
      .set({ startedAt: prime.actor.at })
      .where(and(eq(questionnaireRequests.id, id), isNull(questionnaireRequests.startedAt)));
    await appendOversightEntry(
      prime,
      "questionnaire.started",
      { supplierId },
      { questionnaireRequestId: id, title: content.title, version },
    );
  });
}
