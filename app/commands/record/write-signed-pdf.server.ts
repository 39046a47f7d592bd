import { writeRecordPdf } from "#app/documents/record/record.server.ts";
import { signPdf } from "#app/documents/signature.server.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { getSigningCertificate } from "#app/platform/signing/certificate.server.ts";

/**
 * The PDF of a record as it is kept, hashed and listed: signed with the prime's certificate.
 *
 * @param actor the portal itself, working for the prime.
 * @param jsonSha256 of the JSON of the same content.
 */
export async function writeSignedPdf(
  { organizationId, at }: Actor,
  content: RecordContent,
  jsonSha256: string,
): Promise<Buffer> {
  const certificate = await asSystem((tx) => getSigningCertificate(tx, organizationId, at));
  const pdf = await writeRecordPdf(content, { jsonSha256, certificate, signedAt: at });
  return signPdf(pdf, certificate);
}
