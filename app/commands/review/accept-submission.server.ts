import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { AcceptSubmissionAnswer } from "#app/domain/fact/review-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { shownSubmission } from "#app/queries/review/review-page.server.ts";
import { listAcceptedSubmissions } from "#app/queries/submission/accepted-submission.server.ts";
import { findOrigin, recordReview } from "./record-review.server.ts";
import { lockShares } from "./review-fact.server.ts";
import { tellAccepted } from "./tell-accepted.server.ts";

type Outcome = { ok: true; accepted: number } | { ok: false; reason: "nothing-waits" } | Stale;

/** Accept everything of one submission that nobody reviewed yet, all verified in the same way. */
export function acceptSubmission(
  actor: Actor,
  supplierId: string,
  submissionId: string,
  { shown, ...answer }: AcceptSubmissionAnswer & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const isOfSubmission = (fact: { submissionId: string }) => fact.submissionId === submissionId;
    const before = (await listSharedFacts(scope, { supplierId })).filter(isOfSubmission);
    const factIds = before.map((fact) => fact.id);
    if (factIds.length === 0) return { ok: false, reason: "nothing-waits" };
    await lockShares(scope, factIds);
    const facts = await listSharedFacts(scope, { factIds });
    const stale = await findStale(scope, shown, shownSubmission(facts), { supplierId });
    if (stale) return stale;
    const waiting = facts.filter(
      (fact) => fact.reviews.length === 0 && fact.supersededById === null,
    );
    if (waiting.length === 0) return { ok: false, reason: "nothing-waits" };
    const accepted = await listAcceptedSubmissions(scope, supplierId);
    const origin = await findOrigin(scope, submissionId);
    for (const fact of waiting)
      await recordReview(scope, fact, origin, { outcome: "accepted", ...answer });
    await refreshPostures(scope, { supplierId });
    await tellAccepted(scope, supplierId, accepted);
    return { ok: true, accepted: waiting.length };
  });
}
