import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { decideAt } from "#app/queries/posture/verdict.server.ts";
import {
  type AcceptedSubmission,
  listAcceptedSubmissions,
} from "#app/queries/submission/accepted-submission.server.ts";
import { listReturnReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { findOrigin } from "./record-review.server.ts";

/**
 * Write to the supplier once everything it signed in answer to a request is accepted, with what
 * comes next. The caller has recorded its reviews and refreshed the verdicts.
 *
 * @param before the answers that were accepted before those reviews: nobody is told twice.
 */
export async function tellAccepted(
  scope: Scope,
  supplierId: string,
  before: readonly AcceptedSubmission[],
): Promise<void> {
  const known = new Set(before.map(({ submissionId }) => submissionId));
  for (const accepted of await listAcceptedSubmissions(scope, supplierId))
    if (!known.has(accepted.submissionId)) await tell(scope, supplierId, accepted);
}

async function tell(
  scope: Scope,
  supplierId: string,
  { submissionId, affirmationUntil }: AcceptedSubmission,
): Promise<void> {
  const { tx, actor } = scope;
  const origin = await findOrigin(scope, submissionId);
  if (!origin) return;
  const verdict = await decideAt(scope, origin.subcontractId, { asOf: actor.on });
  const isMet = verdict?.decision.verdict !== "ineligible";
  for (const to of await listReturnReaders(scope, { supplierId, submissionId }))
    await sendLetter(tx, {
      kind: "submission-accepted",
      organizationId: actor.organizationId,
      to,
      about: { supplierId, requestId: origin.requestId },
      facts: {
        link: { path: paths.subcontractor.submitted(origin.organizationId, origin.requestId) },
        primeName: actor.organizationName,
        subcontractNumber: origin.subcontractNumber,
        acceptedOn: actor.on,
        required: verdict?.decision.required ?? null,
        missing: isMet ? [] : (verdict?.decision.reasons ?? []).map(({ text }) => text),
        affirmationUntil,
        holdsUntil: isMet ? (verdict?.decision.holdsUntil ?? null) : null,
      },
    });
}
