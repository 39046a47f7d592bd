import { randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { writePassportPdf } from "#app/documents/passport.server.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import { buildPassport } from "#app/domain/passport/build.ts";
import type { PassportContent } from "#app/domain/passport/content.ts";
import {
  PASSPORT_FILES,
  type PassportManifest,
  passportEvidencePath,
} from "#app/domain/passport/package.ts";
import { listIncluded } from "#app/domain/passport/verify-passport.ts";
import { dropBlob, putBlob, type StoredBlob, sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, asSystem, type Scope } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getPortalKey, verifierKeyOf } from "#app/platform/signing/signer.server.ts";
import { getPassportSource, type PassportSubmission } from "#app/queries/passport/source.server.ts";
import { passports } from "#db/schema/passport.ts";

type Input = { requestId: string; evidenceIds: readonly string[] };
type Outcome =
  | { ok: true; passportId: string }
  | { ok: false; reason: "not-found" | "outdated" | "quota" };

/**
 * Make a passport of the last signed answer to a request, with the evidence that was chosen: the JSON,
 * the PDF that prints its hash, and the list of both, signed with the portal's key.
 */
export async function makePassport(
  actor: Actor,
  { requestId, evidenceIds }: Input,
): Promise<Outcome> {
  const key = await asSystem(getPortalKey);
  const stored: StoredBlob[] = [];
  try {
    return await asActor(actor, async (scope) => {
      if (!(await askQuota(scope, "passports")).isWithin) return { ok: false, reason: "quota" };
      const source = await getPassportSource(scope, requestId);
      if (!source) return { ok: false, reason: "not-found" };
      if (source.isOutdated) return { ok: false, reason: "outdated" };
      const files = source.files.filter(({ id }) => evidenceIds.includes(id));
      const content = contentOf(actor, source, files);
      const json = Buffer.from(canonicalize(content) ?? "", "utf8");
      const verifierKey = await verifierKeyOf(key);
      const printed = { jsonSha256: sha256Of(json), verifierKey, at: actor.at };
      const pdf = await writePassportPdf(content, printed);
      const manifest = listParts(content, { json, pdf }, { verifierKey, at: actor.at });
      stored.push(await putBlob(json), await putBlob(pdf));
      const passportId = await keep(scope, source.submissionId, {
        content,
        manifestJws: await key.signJws(canonicalize(manifest) ?? ""),
        stored,
        evidenceIds: files.map(({ id }) => id),
      });
      return { ok: true, passportId };
    });
  } catch (error) {
    await Promise.all(stored.map(({ blobKey }) => dropBlob(blobKey)));
    throw error;
  }
}

function contentOf(
  { organizationName, timeZone = "UTC" }: Actor,
  { attestation, facts, primeName }: PassportSubmission,
  files: readonly FactEvidence[],
): PassportContent {
  const number = `FP-${randomUUID().replaceAll("-", "").slice(0, 12).toUpperCase()}`;
  return buildPassport({
    number,
    portalAddress: env().appUrl,
    organization: { legalName: organizationName, timeZone },
    attestation,
    primeName,
    facts,
    included: new Set(files.map(({ sha256 }) => sha256)),
  });
}

function listParts(
  content: PassportContent,
  { json, pdf }: { json: Buffer; pdf: Buffer },
  { verifierKey, at }: { verifierKey: string; at: Date },
): PassportManifest {
  const evidence = new Map(
    listIncluded(content.facts).map((file) => {
      const { sha256, sizeBytes } = file;
      const name = passportEvidencePath(file);
      return [name, { name, sha256, sizeBytes }];
    }),
  );
  const fixed = [
    { name: PASSPORT_FILES.json, bytes: json },
    { name: PASSPORT_FILES.pdf, bytes: pdf },
  ];
  return {
    format: "flowdown-passport-manifest",
    version: 1,
    number: content.number,
    builtAt: at.toISOString(),
    verifierKey,
    files: [
      ...fixed.map(({ name, bytes }) => ({
        name,
        sha256: sha256Of(bytes),
        sizeBytes: bytes.length,
      })),
      ...[...evidence.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    ],
  };
}

async function keep(
  { tx, actor }: Scope,
  submissionId: string,
  made: {
    content: PassportContent;
    manifestJws: string;
    stored: readonly StoredBlob[];
    evidenceIds: string[];
  },
): Promise<string> {
  const [json, pdf] = made.stored;
  if (!json || !pdf) throw new Error("the passport was not stored");
  const id = randomUUID();
  await tx.insert(passports).values({
    id,
    createdAt: actor.at,
    createdBy: actor.personId,
    createdByName: actor.personName,
    organizationId: actor.organizationId,
    submissionId,
    number: made.content.number,
    jsonBlobKey: json.blobKey,
    jsonSha256: json.sha256,
    pdfBlobKey: pdf.blobKey,
    manifestJws: made.manifestJws,
    evidenceIds: made.evidenceIds,
  });
  return id;
}
