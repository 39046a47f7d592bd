import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { reviewFact } from "#app/commands/review/review-fact.server.ts";
import type { VerificationMethod } from "#app/domain/fact/review.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import type { DemoSubcontract } from "./chain.ts";
import { supplierOf } from "./set-up.ts";
import type { DemoSituation } from "./situations.ts";
import { done, primeActor, type World } from "./world.ts";

const METHODS: readonly { method: VerificationMethod; note: string }[] = [
  { method: "sprs-screenshot", note: "UID, date and CAGE codes agree with the SPRS print." },
  { method: "document-read", note: "" },
  { method: "statement-only", note: "Nothing to check it against; relied on the signature." },
];

/** The manager accepts what was signed for a subcontract, or returns one fact and accepts the rest. */
export async function reviewAnswer(
  world: World,
  subcontract: DemoSubcontract,
  review: NonNullable<DemoSituation["review"]>,
  at: Date,
): Promise<void> {
  const actor = primeActor(world, at);
  const { supplierId } = supplierOf(world, subcontract);
  const shared = await asActor(actor, (scope) => listSharedFacts(scope, { supplierId }));
  const waiting = shared.filter((fact) => fact.reviews.length === 0);
  const submissionId = waiting[0]?.submissionId;
  if (!submissionId) return;
  if (review !== "accepted") {
    const wrong = waiting.find((fact) => fact.kind === review.returns);
    const judgement = {
      intent: "return",
      reason: review.because,
      seenReviewId: undefined,
    } as const;
    done(await reviewFact(actor, wrong?.id ?? "", judgement), `${subcontract.number} returned`);
  }
  const how = METHODS[world.random.whole(0, METHODS.length - 1)] ?? METHODS[0];
  if (!how) return;
  // What was compared is noted beside the status that it was compared with, and nowhere else.
  const status = waiting.find(({ kind }) => kind === "assessment");
  const { method, note } = how;
  if (note && status && !(review !== "accepted" && review.returns === "assessment")) {
    const judgement = { intent: "accept", method, note, seenReviewId: undefined } as const;
    done(await reviewFact(actor, status.id, judgement), `${subcontract.number} status accepted`);
  }
  done(
    await acceptSubmission(actor, supplierId, submissionId, { method, note: "" }),
    `${subcontract.number} accepted`,
  );
}
