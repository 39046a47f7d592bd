import { digest, isSignedBy } from "#app/domain/archive/signature.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { hashKey, readVerifierKey, type SignedCheckpoint } from "#app/domain/log/checkpoint.ts";

/** Whether a checkpoint of the log that the key is named after carries a signature of it. Never throws. */
export async function isNoteSignedBy(
  { origin, text, signatures }: SignedCheckpoint,
  verifierKey: string,
): Promise<boolean> {
  const key = readVerifierKey(verifierKey);
  if (key?.keyName !== origin) return false;
  const hash = toHex(await hashKey(digest, key.keyName, key.publicKey));
  const bytes = new TextEncoder().encode(text);
  for (const { keyName, keyHash, signature } of signatures) {
    if (keyName !== key.keyName || toHex(keyHash) !== hash) continue;
    if (await isSignedBy(key.publicKey, signature, bytes)) return true;
  }
  return false;
}
