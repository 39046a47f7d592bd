import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type RefusedCertificate,
  replaceCertificate,
} from "#app/platform/signing/certificate.server.ts";

type Outcome = { ok: true; fingerprint: string } | { ok: false; reason: RefusedCertificate };

/**
 * Sign the PDF of the prime's records with its own certificate from now on.
 *
 * @param scope of the system role, which alone reads and keeps the key.
 */
export async function replaceRecordCertificate(
  scope: Scope,
  given: { pkcs12: Uint8Array; passphrase: string },
): Promise<Outcome> {
  const { tx, actor } = scope;
  const outcome = await replaceCertificate(tx, actor.organizationId, { ...given, at: actor.at });
  if (!outcome.ok) return outcome;
  const { fingerprint, formerFingerprint } = outcome;
  await appendOversightEntry(
    scope,
    "certificate.replaced",
    {},
    { before: { sha256: formerFingerprint }, after: { sha256: fingerprint } },
  );
  return { ok: true, fingerprint };
}
