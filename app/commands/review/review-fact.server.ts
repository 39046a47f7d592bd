import { and, eq, inArray } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import type { ReviewAnswer } from "#app/domain/fact/review-form.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { SECTION_NAMES } from "#app/domain/questionnaire/sections.ts";
import { SECTION_OF_KIND } from "#app/domain/submission/prepare.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { getReviewPage, shownReview } from "#app/queries/review/review-page.server.ts";
import { listAcceptedSubmissions } from "#app/queries/submission/accepted-submission.server.ts";
import { listReturnReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { shares } from "#db/schema/fact.ts";
import {
  findOrigin,
  type Judgement,
  recordReview,
  type SubmissionOrigin,
} from "./record-review.server.ts";
import { tellAccepted } from "./tell-accepted.server.ts";

export type ReviewRefusal = "not-found" | "superseded" | "reviewed-meanwhile";
type Outcome = { ok: true; supplierId: string } | { ok: false; reason: ReviewRefusal } | Stale;

/** Accept a shared fact, or return it with a reason; the verdicts that rest on it follow. */
export function reviewFact(actor: Actor, factId: string, answer: ReviewAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockShares(scope, [factId]);
    const [fact] = await listSharedFacts(scope, { factIds: [factId] });
    if (!fact) return { ok: false, reason: "not-found" };
    if (fact.supersededById) return { ok: false, reason: "superseded" };
    if (fact.reviews[0]?.id !== answer.seenReviewId)
      return { ok: false, reason: "reviewed-meanwhile" };
    const stale = await findStaleReview(scope, fact, answer.shown);
    if (stale) return stale;
    const origin = await findOrigin(scope, fact.submissionId);
    const accepted = await listAcceptedSubmissions(scope, fact.supplierId);
    await recordReview(scope, fact, origin, judgementOf(answer));
    await refreshPostures(scope, { supplierId: fact.supplierId });
    if (answer.intent === "accept") await tellAccepted(scope, fact.supplierId, accepted);
    if (answer.intent === "return" && origin)
      await tellOfficial(scope, fact, origin, answer.reason);
    return { ok: true, supplierId: fact.supplierId };
  });
}

/** Whether the page that the reviewer saw shows something else by now. */
async function findStaleReview(
  scope: Scope,
  { id, supplierId }: SharedFact,
  shown: string | undefined,
): Promise<Stale | null> {
  if (shown === undefined) return null;
  const page = await getReviewPage(scope, id);
  return page && findStale(scope, shown, shownReview(page), { supplierId });
}

/** Two reviewers at once: the second one sees the first one's review. */
export async function lockShares(scope: Scope, factIds: readonly string[]): Promise<void> {
  const { tx, actor } = scope;
  await holdLog(scope);
  await tx
    .select({ id: shares.id })
    .from(shares)
    .where(and(eq(shares.primeId, actor.organizationId), inArray(shares.factId, [...factIds])))
    .orderBy(shares.id)
    .for("no key update");
}

function judgementOf(answer: ReviewAnswer): Judgement {
  return answer.intent === "accept"
    ? { outcome: "accepted", method: answer.method, note: answer.note }
    : { outcome: "returned", method: null, note: answer.reason };
}

/** The official who signed is written to; when no invitation names them, those who joined are. */
async function tellOfficial(
  scope: Scope,
  fact: SharedFact,
  origin: SubmissionOrigin,
  reason: string,
): Promise<void> {
  const { tx, actor } = scope;
  const section = SECTION_OF_KIND[fact.kind];
  const { organizationId, requestId } = origin;
  const { subcontractor } = paths;
  for (const to of await listReturnReaders(scope, fact))
    await sendLetter(tx, {
      kind: "fact-returned",
      organizationId: actor.organizationId,
      to,
      about: { supplierId: fact.supplierId, requestId: origin.requestId },
      facts: {
        link: {
          path: section
            ? subcontractor.section(organizationId, requestId, section)
            : subcontractor.request(organizationId, requestId),
        },
        primeName: actor.organizationName,
        factName: section ? SECTION_NAMES[section].title : FACT_KIND_NAMES[fact.kind],
        says: summarizeFact(fact),
        reason,
        returnedBy: actor.personName,
        returnedOn: actor.on,
        subcontractNumber: origin.subcontractNumber,
      },
    });
}
