import { randomUUID } from "node:crypto";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { questionnaires } from "#db/schema/questionnaire.ts";

type Outcome = { ok: true; questionnaireId: string } | { ok: false; reason: "not-found" };

/** Begin a questionnaire of one's own from one that can be sent. Each copy is one of its own. */
export function copyQuestionnaire(actor: Actor, key: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const source = await findSource(scope, key);
    if (!source) return { ok: false, reason: "not-found" };
    const questionnaireId = randomUUID();
    const { content } = source;
    await scope.tx.insert(questionnaires).values({
      id: questionnaireId,
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      primeId: actor.organizationId,
      copiedFrom: key,
      draft: { ...content, title: `${content.title} (copy)` },
      changedAt: actor.at,
      changedByName: actor.personName,
    });
    return { ok: true, questionnaireId };
  });
}
