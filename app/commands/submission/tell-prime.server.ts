import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import type { AskedRequest } from "#app/queries/request/request.server.ts";
import type { Reliance } from "#app/queries/submission/reliance.server.ts";
import type { Recorded, StatedFact, StatedNotCui } from "./record-submission.server.ts";

/** The prime that asked gets all of the answer. */
export async function tellAsker(
  scope: Scope,
  request: AskedRequest,
  { submissionId, attestation, official, facts, notCui }: Recorded,
): Promise<void> {
  const { contractId, subcontractId, supplierId, subcontractNumber, createdBy } = request;
  await appendOversightEntry(
    scope,
    "submission.received",
    { contractId, subcontractId, supplierId },
    { submissionId, requestId: request.id, attestation, official, facts, ...said(notCui) },
  );
  await refreshPostures(scope, { supplierId });
  await write(scope, { supplierId, submissionId, subcontractNumber, createdBy }, official.name);
}

/** A prime that did not ask learns of the correction, not of who asked for it. */
export async function tellHolder(
  scope: Scope,
  held: readonly Reliance[],
  corrected: readonly StatedFact[],
  { official, notCui }: Recorded,
): Promise<void> {
  const [first] = held;
  if (!first) return;
  const { supplierId, submissionId, request } = first;
  const formerIds = new Set<string | null>(held.map(({ factId }) => factId));
  const facts = corrected.filter((fact) => formerIds.has(fact.supersedesId));
  const ids = new Set(facts.map(({ factId }) => factId));
  const beside = notCui.filter(({ factId }) => ids.has(factId));
  await appendOversightEntry(
    scope,
    "fact.corrected",
    { supplierId },
    { official, facts, ...said(beside) },
  );
  await refreshPostures(scope, { supplierId });
  if (request) await write(scope, { supplierId, submissionId, ...request }, official.name);
}

/** An entry tells of statements about markings only where some were made. */
function said(notCui: readonly StatedNotCui[]): { notCui?: readonly StatedNotCui[] } {
  return notCui.length > 0 ? { notCui } : {};
}

type About = {
  supplierId: string;
  submissionId: string;
  subcontractNumber: string;
  createdBy: string;
};

async function write({ tx, actor }: Scope, about: About, officialName: string): Promise<void> {
  const { supplierId, submissionId, subcontractNumber, createdBy } = about;
  for (const to of await listAskers({ tx, actor }, createdBy))
    await sendLetter(tx, {
      kind: "submission-received",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.prime.submission(actor.organizationId, supplierId, submissionId) },
        supplierName: actor.organizationName,
        subcontractNumber,
        officialName,
      },
    });
}
