import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { SettledContentAnswers } from "#app/domain/questionnaire/settle-answers.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import { questionnaireAnswers, questionnaireRequests } from "#db/schema/questionnaire.ts";

/**
 * Write answers that were changed, each as its next version, inside a transaction that holds the
 * questionnaire. With the first one the prime learns that it was started, not what was answered.
 */
export async function keepAnswers(
  scope: Scope,
  request: SentQuestionnaire,
  changed: SettledContentAnswers["changed"],
): Promise<void> {
  if (changed.length === 0) return;
  const { tx, actor } = scope;
  await tx.insert(questionnaireAnswers).values(
    changed.map(({ question, version, answer }) => ({
      requestId: request.id,
      organizationId: actor.organizationId,
      question,
      version,
      answer,
      answeredAt: actor.at,
      answeredBy: actor.personId,
      answeredByName: actor.personName,
    })),
  );
  if (!request.isStarted) await tellStarted(scope, request);
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
