import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { VerificationMethod } from "#app/domain/fact/review.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { SharedFact } from "#app/queries/fact/fact.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests, submissions } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";

/** What a submission answered and who signed it. */
export type SubmissionOrigin = {
  requestId: string;
  contractId: string;
  subcontractId: string;
  subcontractNumber: string;
  submittedBy: string;
  organizationId: string;
};

/** Where a shared fact came from; null when its submission is not the prime's. */
export async function findOrigin(
  { tx }: Scope,
  submissionId: string,
): Promise<SubmissionOrigin | null> {
  const [row] = await tx
    .select({
      requestId: submissions.requestId,
      contractId: flowdowns.contractId,
      subcontractId: flowdowns.subcontractId,
      subcontractNumber: flowdowns.subcontractNumber,
      submittedBy: submissions.submittedBy,
      organizationId: submissions.organizationId,
    })
    .from(submissions)
    .innerJoin(requests, eq(requests.id, submissions.requestId))
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(eq(submissions.id, submissionId));
  return row ?? null;
}

export type Judgement =
  | { outcome: "accepted"; method: VerificationMethod; note: string }
  | { outcome: "returned"; method: null; note: string };

/** Write one review and what the log says of it, inside the caller's transaction. */
export async function recordReview(
  scope: Scope,
  fact: SharedFact,
  origin: SubmissionOrigin | null,
  judgement: Judgement,
): Promise<void> {
  const { tx, actor } = scope;
  const id = randomUUID();
  const { supplierId, organizationId } = fact;
  await tx.insert(reviews).values({
    id,
    reviewedAt: actor.at,
    reviewedBy: actor.personId,
    reviewedByName: actor.personName,
    primeId: actor.organizationId,
    supplierId,
    organizationId,
    factId: fact.id,
    ...judgement,
  });
  await appendOversightEntry(
    scope,
    judgement.outcome === "accepted" ? "fact.accepted" : "fact.returned",
    {
      supplierId,
      contractId: origin?.contractId ?? null,
      subcontractId: origin?.subcontractId ?? null,
    },
    {
      reviewId: id,
      factId: fact.id,
      kind: fact.kind,
      lineageId: fact.lineageId,
      contentHash: fact.contentHash,
      submissionId: fact.submissionId,
      method: judgement.method,
      note: judgement.note,
      evidence: fact.evidence.map((file) => file.sha256),
    },
  );
}
