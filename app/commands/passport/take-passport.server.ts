import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { recordEvidence } from "#app/commands/evidence/admit-file.server.ts";
import { askFileQuota } from "#app/commands/quota/ask-file-quota.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { evidenceFileName } from "#app/domain/evidence/file-name.ts";
import type { Inspection } from "#app/domain/evidence/inspection.ts";
import { MAXIMUM_EVIDENCE_BYTES, MAXIMUM_EVIDENCE_FILES } from "#app/domain/evidence/limits.ts";
import type { NotCui } from "#app/domain/evidence/not-cui.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { isOfAnotherCompany } from "#app/domain/passport/company.ts";
import type { PassportEvidence } from "#app/domain/passport/content.ts";
import { passportEvidencePath } from "#app/domain/passport/package.ts";
import { standPortal } from "#app/domain/passport/portal.ts";
import {
  findPassportParts,
  listIncluded,
  type PassportVerification,
  verifyPassport,
} from "#app/domain/passport/verify-passport.ts";
import type { Failure } from "#app/domain/record/verify/report.ts";
import type { TakenFile } from "#app/domain/submission/from-passport.ts";
import { dropBlob, putBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { inspectApart } from "#app/platform/file-inspector.server.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { listSameFiles } from "#app/queries/evidence/evidence.server.ts";
import { listPortalKeys } from "#app/queries/passport/portal-key.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { passportIntakes } from "#db/schema/passport.ts";

export type PassportRefusal =
  | { reason: "not-found" | "signed-already" | "quota" }
  | { reason: "not-zip" | "no-passport" | "too-heavy" }
  | { reason: "failed"; failures: Failure[] }
  | { reason: "other-company"; legalName: string; uei: string };
type Outcome = { ok: true } | ({ ok: false } & PassportRefusal);

/** What a package of a portal unpacks to at most; more was made to be read without end. */
const MOST_UNPACKED_BYTES = 200_000_000;
const MOST_MEMBERS = 500;

/** A file of a passport as this portal looked into it. */
type Looked = {
  file: PassportEvidence;
  bytes: Buffer;
  inspection: Extract<Inspection, { ok: true }> | null;
  notCui: NotCui | null;
  refusal: string | null;
};

type Opened = { verification: PassportVerification; looked: Looked[] };

/**
 * Take in a passport that was signed in another portal, for the answer to a request: verified first,
 * and refused whole when anything of it was changed. It fills in the draft; nothing is stated by it.
 * Its evidence is looked into as if it were uploaded here, and what does not pass is left out and told.
 */
export async function takePassport(
  actor: Actor,
  requestId: string,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const opened = await open(actor, file.bytes);
  if ("reason" in opened) return { ok: false, ...opened };
  const { verification, looked } = opened;
  const { content, verifierKey } = verification;
  if (!content || !verifierKey)
    return { ok: false, reason: "failed", failures: verification.failures };
  const own = (await listPortalKeys()).map((key) => key.verifierKey);
  const standing = standPortal(verifierKey, { own, known: env().knownPortalKeys });
  const stored: string[] = [];
  try {
    return await asActor(actor, async (scope): Promise<Outcome> => {
      const refusal = await refuse(scope, requestId, content);
      if (refusal) return { ok: false, ...refusal };
      const files: TakenFile[] = [];
      for (const one of looked) files.push(await takeFile(scope, one, stored));
      await scope.tx.insert(passportIntakes).values({
        createdAt: actor.at,
        createdBy: actor.personId,
        createdByName: actor.personName,
        organizationId: actor.organizationId,
        requestId,
        fileName: safeFileName(file.name, { stem: "passport", ending: "zip" }),
        sha256: sha256Of(file.bytes),
        verifierKey,
        standing,
        content,
        files,
      });
      return { ok: true };
    });
  } catch (error) {
    await Promise.all(stored.map(dropBlob));
    throw error;
  }
}

/** Open a package and check it, and look into the files that it carries. */
async function open(actor: Actor, bytes: Buffer): Promise<Opened | PassportRefusal> {
  const archive = await openZipBytes(bytes).catch(() => null);
  if (!archive) return { reason: "not-zip" };
  try {
    const parts = findPassportParts(archive);
    if (!parts) return { reason: "no-passport" };
    const unpacked = archive.members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (archive.members.length > MOST_MEMBERS || unpacked > MOST_UNPACKED_BYTES)
      return { reason: "too-heavy" };
    const verification = await verifyPassport(archive);
    const looked: Looked[] = [];
    const included = verification.content ? listIncluded(verification.content.facts) : [];
    for (const file of eachOnce(included)) {
      const content = Buffer.from(await parts.read(passportEvidencePath(file)));
      looked.push(await lookInto(actor, file, content));
    }
    return { verification, looked };
  } finally {
    archive.close();
  }
}

function eachOnce(files: readonly PassportEvidence[]): PassportEvidence[] {
  return [...new Map(files.map((file) => [passportEvidencePath(file), file])).values()];
}

async function lookInto(actor: Actor, file: PassportEvidence, bytes: Buffer): Promise<Looked> {
  const refused = (refusal: string) => ({ file, bytes, inspection: null, notCui: null, refusal });
  if (bytes.length > MAXIMUM_EVIDENCE_BYTES)
    return refused(explainEvidenceRefusal({ reason: "too-large" }));
  const inspection = await inspectApart(actor.organizationId, bytes);
  if (!inspection.ok) return refused(explainEvidenceRefusal(inspection.refusal));
  const { markings } = inspection;
  if (markings.length > 0 && !file.notCui)
    return refused("It carries a marking of controlled information, and nobody has said why.");
  const notCui =
    markings.length > 0 && file.notCui ? { markings, reason: file.notCui.reason } : null;
  return { file, bytes, inspection, notCui, refusal: null };
}

async function refuse(
  scope: Scope,
  requestId: string,
  content: NonNullable<PassportVerification["content"]>,
): Promise<PassportRefusal | null> {
  if (!(await askQuota(scope, "passport-intakes")).isWithin) return { reason: "quota" };
  const file = await getRequestFile(scope, requestId);
  if (!file || file.request.isWithdrawn) return { reason: "not-found" };
  if (file.request.signedAt !== null) return { reason: "signed-already" };
  const { tx, actor } = scope;
  const [own] = await tx
    .select({ uei: organizations.uei })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  const stated = file.preparation.starting.organization?.content.uei;
  const ueis = [own?.uei, stated].flatMap((uei) => uei ?? []);
  const { legalName, uei } = content.organization;
  if (isOfAnotherCompany(content, ueis))
    return { reason: "other-company", legalName, uei: uei ?? "" };
  return null;
}

/** Keep a file of a passport as the organization's own; one that is held already is not kept twice. */
async function takeFile(
  scope: Scope,
  { file, bytes, inspection, notCui, refusal }: Looked,
  stored: string[],
): Promise<TakenFile> {
  const { sha256, fileName } = file;
  const left = (why: string) => ({ sha256, fileName, evidenceId: null, refusal: why });
  if (!inspection) return left(refusal ?? "");
  if (stored.length >= MAXIMUM_EVIDENCE_FILES)
    return left(explainEvidenceRefusal({ reason: "too-many" }));
  const named = { fileName: evidenceFileName(fileName, inspection.mediaType), notCui };
  const validUntil = file.validUntil ?? null;
  const held = (await listSameFiles(scope, sha256)).find(
    (one) =>
      one.fileName === named.fileName &&
      one.notCui?.reason === notCui?.reason &&
      one.validUntil === validUntil,
  );
  if (held) return { sha256, fileName, evidenceId: held.id, refusal: null };
  const exceeded = await askFileQuota(scope, bytes.length);
  if (exceeded) return left(explainEvidenceRefusal({ reason: exceeded }));
  const blob = await putBlob(bytes);
  stored.push(blob.blobKey);
  const evidenceId = randomUUID();
  await recordEvidence(scope, evidenceId, blob, {
    ...named,
    validUntil,
    inspection,
  });
  return { sha256, fileName, evidenceId, refusal: null };
}
