import { randomUUID } from "node:crypto";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import { MAXIMUM_EVIDENCE_FILES } from "#app/domain/evidence/limits.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import { isNamedPlan } from "#app/domain/evidence/plan.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import {
  type EvidenceSubject,
  readEvidenceLink,
  writeEvidenceLink,
} from "#app/domain/evidence/subjects.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { inspectApart } from "#app/platform/file-inspector.server.ts";
import { type HeldFile, listSameFiles } from "#app/queries/evidence/evidence.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { changeFiles } from "./change-files.server.ts";

/** What a person says of the markings that they were shown. */
export type NotCuiStatement = {
  /** SHA-256 of the file whose markings were shown: it says nothing of another */
  sha256: string;
  reason: string;
};
type Input = {
  requestId: string;
  subject: EvidenceSubject;
  /** as the browser named it */
  fileName: string;
  bytes: Buffer;
  statement?: NotCuiStatement | null;
  /** SHA-256 of the file of which somebody says that it is no system security plan */
  notPlanSha256?: string | null;
};
type Outcome =
  | { ok: true; evidenceId: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "refused"; refusal: EvidenceRefusal };
type Admitted = Extract<Inspection, { ok: true }>;
type NamedFile = { fileName: string; notCui: NotCui | null };

/**
 * Put a file beside the answer in preparation, once its content was looked into. What looks like a
 * marking stops it until the person says of this very file why it is none, and so does what looks like
 * a system security plan. The same bytes under the
 * same name are not kept twice; under a new name they take the place of the former, for this answer.
 * The bytes are stored before the row that names them; when the row fails they are dropped.
 */
export async function addEvidence(actor: Actor, input: Input): Promise<Outcome> {
  const inspection = await inspectApart(actor.organizationId, input.bytes);
  if (!inspection.ok) return { ok: false, reason: "refused", refusal: inspection.refusal };
  const sha256 = sha256Of(input.bytes);
  const notCui = sayNotCui(inspection, sha256, input.statement);
  if (notCui === "unsaid") {
    const refusal = { reason: "marked" as const, markings: inspection.markings, sha256 };
    return { ok: false, reason: "refused", refusal };
  }
  if (isTakenForPlan(inspection, input) && input.notPlanSha256 !== sha256)
    return { ok: false, reason: "refused", refusal: { reason: "plan", sha256 } };
  const named = { fileName: evidenceFileName(input.fileName, inspection.mediaType), notCui };
  const blob: { stored?: StoredBlob } = {};
  try {
    return await asActor(actor, async (scope) => {
      const change = await changeFiles(scope, input.requestId);
      if (!change) return { ok: false, reason: "not-found" };
      const held = await listSameFiles(scope, sha256);
      const known = held.find((file) => isSameFile(file, named))?.id;
      const others = withoutFormer(change.files, held, input.subject);
      if (others.length >= MAXIMUM_EVIDENCE_FILES)
        return { ok: false, reason: "refused", refusal: { reason: "too-many" } };
      const evidenceId = known ?? randomUUID();
      if (!known) {
        const exceeded = await askFileQuota(scope, input.bytes.length);
        if (exceeded) return { ok: false, reason: "refused", refusal: { reason: exceeded } };
        blob.stored = await putBlob(input.bytes);
        await recordEvidence(scope, evidenceId, blob.stored, named, inspection);
      }
      await change.keep([...others, writeEvidenceLink({ evidenceId, subject: input.subject })]);
      return { ok: true, evidenceId };
    });
  } catch (error) {
    if (blob.stored) await dropBlob(blob.stored.blobKey);
    throw error;
  }
}

/** What is kept of the person's word; "unsaid" when markings were found and nothing was said of them. */
function sayNotCui(
  { markings }: Admitted,
  sha256: string,
  statement: NotCuiStatement | null | undefined,
): NotCui | null | "unsaid" {
  if (markings.length === 0) return null;
  if (statement?.sha256 !== sha256) return "unsaid";
  return { markings, reason: statement.reason };
}

/** A title page alone gives nothing away; what has more pages may. */
function isTakenForPlan({ pages, opensAsPlan }: Admitted, { fileName }: Input): boolean {
  return pages > 1 && (opensAsPlan || isNamedPlan(fileName));
}

function isSameFile(held: HeldFile, { fileName, notCui }: NamedFile): boolean {
  return held.fileName === fileName && held.notCui?.reason === notCui?.reason;
}

/** The links of an answer without one to the same bytes beside the same subject. */
function withoutFormer(
  links: readonly string[],
  held: readonly HeldFile[],
  subject: EvidenceSubject,
): string[] {
  const same = new Set(held.map(({ id }) => id));
  return links.filter((text) => {
    const link = readEvidenceLink(text);
    return !(link && link.subject === subject && same.has(link.evidenceId));
  });
}

/** The row of a file that was looked into and stored. */
export async function recordEvidence(
  { tx, actor }: Scope,
  id: string,
  stored: StoredBlob,
  { fileName, notCui }: NamedFile,
  { mediaType, pages, pagesWithoutText }: Admitted,
): Promise<void> {
  await tx.insert(evidence).values({
    id,
    uploadedAt: actor.at,
    uploadedBy: actor.personId,
    uploadedByName: actor.personName,
    organizationId: actor.organizationId,
    fileName,
    mediaType,
    sizeBytes: stored.sizeBytes,
    sha256: stored.sha256,
    blobKey: stored.blobKey,
    pages,
    pagesWithoutText,
    notCui,
  });
}
