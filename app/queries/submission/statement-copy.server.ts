import { writeStatementPdf } from "#app/documents/statement.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { AskedRequest } from "#app/queries/request/request.server.ts";
import { getLatestSubmission } from "./own-submission.server.ts";

/**
 * The last signed answer to a request as a PDF that its signer keeps.
 *
 * @returns null before the first signature.
 */
export async function getStatementCopy(
  scope: Scope,
  request: Pick<AskedRequest, "id" | "primeName" | "subcontractNumber" | "subcontractTitle">,
): Promise<{ bytes: Buffer; fileName: string } | null> {
  const submission = await getLatestSubmission(scope, request.id);
  if (!submission) return null;
  const { actor } = scope;
  const { primeName, subcontractNumber, subcontractTitle } = request;
  const bytes = await writeStatementPdf({
    organizationName: actor.organizationName,
    primeName,
    subcontractNumber,
    subcontractTitle,
    timeZone: actor.timeZone ?? "UTC",
    attestation: submission.attestation,
    facts: submission.facts,
  });
  return { bytes, fileName: `Statement ${subcontractNumber}.pdf` };
}
