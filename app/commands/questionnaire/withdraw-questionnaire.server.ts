import { and, eq, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { questionnaireRequests } from "#db/schema/questionnaire.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "accepted" };

/** Ask for it no longer. What was handed in stays; withdrawing twice withdraws once. */
export function withdrawQuestionnaire(actor: Actor, requestId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdQuestionnaire(scope, requestId);
    const file = await getReviewFile(scope, requestId);
    if (!file) return { ok: false, reason: "not-found" };
    if (file.state === "accepted") return { ok: false, reason: "accepted" };
    if (file.state === "withdrawn") return { ok: true };
    await scope.tx
      .update(questionnaireRequests)
      .set({ withdrawnAt: actor.at })
      .where(
        and(eq(questionnaireRequests.id, requestId), isNull(questionnaireRequests.withdrawnAt)),
      );
    const { supplierId, version, content } = file.request;
    await appendOversightEntry(
      scope,
      "questionnaire.withdrawn",
      { supplierId },
      { questionnaireRequestId: requestId, title: content.title, version },
    );
    return { ok: true };
  });
}
