import { randomUUID } from "node:crypto";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import { isNamedPlan } from "#app/domain/evidence/plan.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { inspectApart } from "#app/platform/file-inspector.server.ts";
import type { HeldFile } from "#app/queries/evidence/evidence.server.ts";
import { evidence } from "#db/schema/evidence.ts";

/** What a person says of the markings that they were shown. */
export type NotCuiStatement = {
  /** SHA-256 of the file whose markings were shown: it says nothing of another */
  sha256: string;
  reason: string;
};

/** A file as somebody uploads it, with what they say of it. */
export type GivenFile = {
  /** as the browser named it */
  fileName: string;
  bytes: Buffer;
  statement?: NotCuiStatement | null;
  /** SHA-256 of the file of which somebody says that it is no system security plan */
  notPlanSha256?: string | null;
  /** the last day on which it is valid, where it names one */
  validUntil?: CalendarDate | null;
};

type Looked = Extract<Inspection, { ok: true }>;

/** A file that was looked into and may be kept. */
export type AdmittedFile = {
  bytes: Buffer;
  sha256: string;
  fileName: string;
  notCui: NotCui | null;
  validUntil: CalendarDate | null;
  inspection: Looked;
};
type Refused = { ok: false; reason: "refused"; refusal: EvidenceRefusal };

/**
 * Look into a file's content. What looks like a marking stops it until the person says of this very
 * file why it is none, and so does what looks like a system security plan.
 */
export async function admitFile(
  organizationId: string,
  given: GivenFile,
): Promise<{ ok: true; file: AdmittedFile } | Refused> {
  const inspection = await inspectApart(organizationId, given.bytes);
  if (!inspection.ok) return refuse(inspection.refusal);
  const sha256 = sha256Of(given.bytes);
  const notCui = sayNotCui(inspection, sha256, given.statement);
  if (notCui === "unsaid")
    return refuse({ reason: "marked", markings: inspection.markings, sha256 });
  if (isTakenForPlan(inspection, given) && given.notPlanSha256 !== sha256)
    return refuse({ reason: "plan", sha256 });
  const fileName = evidenceFileName(given.fileName, inspection.mediaType);
  const { bytes, validUntil = null } = given;
  return { ok: true, file: { bytes, sha256, fileName, notCui, validUntil, inspection } };
}

function refuse(refusal: EvidenceRefusal): Refused {
  return { ok: false, reason: "refused", refusal };
}

/** What is kept of the person's word; "unsaid" when markings were found and nothing was said of them. */
function sayNotCui(
  { markings }: Looked,
  sha256: string,
  statement: NotCuiStatement | null | undefined,
): NotCui | null | "unsaid" {
  if (markings.length === 0) return null;
  if (statement?.sha256 !== sha256) return "unsaid";
  return { markings, reason: statement.reason };
}

/** A title page alone gives nothing away; what has more pages may. */
function isTakenForPlan({ pages, opensAsPlan }: Looked, { fileName }: GivenFile): boolean {
  return pages > 1 && (opensAsPlan || isNamedPlan(fileName));
}

/** Where the content lies that a transaction stored, so that it can be dropped when that fails. */
export type Storing = { stored?: StoredBlob };

/**
 * Run the transaction that names a file in a row: the bytes are stored before the row, and dropped when
 * the transaction fails.
 */
export async function storing<T>(work: (blob: Storing) => Promise<T>): Promise<T> {
  const blob: Storing = {};
  try {
    return await work(blob);
  } catch (error) {
    if (blob.stored) await dropBlob(blob.stored.blobKey);
    throw error;
  }
}

/**
 * Keep a file that was admitted, within what the organization may keep. The same bytes under the same
 * name, of which the same was said, are kept once.
 *
 * @param held the organization's files with the same bytes.
 */
export async function keepFile(
  scope: Scope,
  file: AdmittedFile,
  held: readonly HeldFile[],
  blob: Storing,
): Promise<{ ok: true; evidenceId: string } | Refused> {
  const known = held.find(
    ({ fileName, notCui, validUntil }) =>
      fileName === file.fileName &&
      notCui?.reason === file.notCui?.reason &&
      validUntil === file.validUntil,
  );
  if (known) return { ok: true, evidenceId: known.id };
  const exceeded = await askFileQuota(scope, file.bytes.length);
  if (exceeded) return refuse({ reason: exceeded });
  blob.stored = await putBlob(file.bytes);
  const evidenceId = randomUUID();
  await recordEvidence(scope, evidenceId, blob.stored, file);
  return { ok: true, evidenceId };
}

/** The row of a file that was looked into and stored. */
export async function recordEvidence(
  { tx, actor }: Scope,
  id: string,
  stored: StoredBlob,
  file: Pick<AdmittedFile, "fileName" | "notCui" | "validUntil" | "inspection">,
): Promise<void> {
  const { fileName, notCui, validUntil } = file;
  const { mediaType, pages, pagesWithoutText } = file.inspection;
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
    validUntil,
  });
}
