import { inArray } from "drizzle-orm";
import type { Fact, FactEvidence, FactOf } from "#app/domain/fact/content.ts";
import { PASSPORT_KINDS } from "#app/domain/passport/content.ts";
import { hasBlob } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getLatestSubmission } from "#app/queries/submission/own-submission.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";

/** A signed answer of which a passport can be made. */
export type PassportSubmission = {
  submissionId: string;
  primeName: string;
  subcontractNumber: string;
  attestation: FactOf<"attestation">;
  /** what the attestation covers */
  facts: Fact[];
  /** the files beside what travels that are still kept, each once */
  files: FactEvidence[];
  /** whether a later statement corrected something of it, which makes it void */
  isOutdated: boolean;
};

/** The last signed answer to a request, as a passport is made of it; null before it was signed. */
export async function getPassportSource(
  scope: Scope,
  requestId: string,
): Promise<PassportSubmission | null> {
  const [file, submission] = await Promise.all([
    getRequestFile(scope, requestId),
    getLatestSubmission(scope, requestId),
  ]);
  if (!file || !submission) return null;
  const { primeName, subcontractNumber } = file.request;
  const travelling = submission.facts.filter(({ kind }) =>
    (PASSPORT_KINDS as readonly string[]).includes(kind),
  );
  return {
    submissionId: submission.id,
    primeName,
    subcontractNumber,
    attestation: submission.attestation,
    facts: submission.facts,
    files: await listKept(scope, travelling),
    isOutdated: await isCorrected(
      scope,
      travelling.map(({ id }) => id),
    ),
  };
}

/** Files of facts whose content is still kept, each once. */
async function listKept({ tx }: Scope, stated: readonly Fact[]): Promise<FactEvidence[]> {
  const files = new Map(stated.flatMap((fact) => fact.evidence).map((file) => [file.id, file]));
  if (files.size === 0) return [];
  const rows = await tx
    .select({ id: evidence.id, blobKey: evidence.blobKey })
    .from(evidence)
    .where(inArray(evidence.id, [...files.keys()]));
  const isThere = await Promise.all(rows.map(({ blobKey }) => hasBlob(blobKey)));
  return rows.flatMap(({ id }, index) => (isThere[index] ? (files.get(id) ?? []) : []));
}

async function isCorrected({ tx }: Scope, factIds: readonly string[]): Promise<boolean> {
  if (factIds.length === 0) return false;
  const rows = await tx
    .select({ id: facts.id })
    .from(facts)
    .where(inArray(facts.supersedesId, [...factIds]))
    .limit(1);
  return rows.length > 0;
}
