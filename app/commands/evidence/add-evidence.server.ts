import { randomUUID } from "node:crypto";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import { type EvidenceMediaType, MAXIMUM_EVIDENCE_FILES } from "#app/domain/evidence/limits.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { type EvidenceSubject, writeEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { inspectFile } from "#app/platform/inspect-file.server.ts";
import { findOwnEvidence } from "#app/queries/evidence.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { changeFiles } from "./change-files.server.ts";

type Input = {
  requestId: string;
  subject: EvidenceSubject;
  /** as the browser named it */
  fileName: string;
  bytes: Buffer;
};
type Outcome =
  | { ok: true; evidenceId: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "refused"; refusal: EvidenceRefusal };

/**
 * Put a file beside the answer in preparation, once its content was looked into. A file that the
 * organization holds already is not kept twice. The bytes are stored before the row that names
 * them; when the row fails they are dropped.
 */
export async function addEvidence(actor: Actor, input: Input): Promise<Outcome> {
  const inspection = await inspectFile(input.bytes);
  if (!inspection.ok) return { ok: false, reason: "refused", refusal: inspection.refusal };
  const blob: { stored?: StoredBlob } = {};
  try {
    return await asActor(actor, async (scope) => {
      const change = await changeFiles(scope, input.requestId);
      if (!change) return { ok: false, reason: "not-found" };
      const known = await findOwnEvidence(scope, sha256Of(input.bytes));
      const link = (evidenceId: string) =>
        writeEvidenceLink({ evidenceId, subject: input.subject });
      if (known && change.files.includes(link(known))) return { ok: true, evidenceId: known };
      if (change.files.length >= MAXIMUM_EVIDENCE_FILES)
        return { ok: false, reason: "refused", refusal: { reason: "too-many" } };
      const evidenceId = known ?? randomUUID();
      if (!known) {
        const exceeded = await askFileQuota(scope, input.bytes.length);
        if (exceeded) return { ok: false, reason: "refused", refusal: { reason: exceeded } };
        blob.stored = await putBlob(input.bytes);
        await record(scope, evidenceId, blob.stored, input.fileName, inspection.mediaType);
      }
      await change.keep([...change.files, link(evidenceId)]);
      return { ok: true, evidenceId };
    });
  } catch (error) {
    if (blob.stored) await dropBlob(blob.stored.blobKey);
    throw error;
  }
}

async function record(
  { tx, actor }: Scope,
  id: string,
  stored: StoredBlob,
  fileName: string,
  mediaType: EvidenceMediaType,
): Promise<void> {
  await tx.insert(evidence).values({
    ...{ id, uploadedAt: actor.at, uploadedBy: actor.personId, uploadedByName: actor.personName },
    ...{ organizationId: actor.organizationId, mediaType, ...stored },
    fileName: evidenceFileName(fileName, mediaType),
  });
}
