import { digest, isSignedBy } from "#app/domain/archive/signature.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { hashKey, readVerifierKey, type SignedCheckpoint, toBase64 } from "./checkpoint.ts";

/** @see C2SP tlog-cosignature: Ed25519 with the time at which the witness signed */
const SIGNATURE_TYPE_COSIGNATURE = 4;
const TIME_BYTES = 8;

/** What a witness signs: that at `seconds` since 1970 this was the latest checkpoint it knew of. */
export function writeCosigned(checkpointText: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${checkpointText}`;
}

/** Name and 32 bytes of a witness's verifier key; null when the line is none. */
export function readWitnessKey(line: string): { keyName: string; publicKey: Uint8Array } | null {
  return readVerifierKey(line, SIGNATURE_TYPE_COSIGNATURE);
}

/** The first four bytes of the hash that names a witness's key. */
export function hashWitnessKey(keyName: string, publicKey: Uint8Array): Promise<Uint8Array> {
  return hashKey(digest, keyName, publicKey, SIGNATURE_TYPE_COSIGNATURE);
}

/**
 * When a witness cosigned a checkpoint: the signature is verified with its key.
 *
 * @param witnessKey as a verifier key's line.
 * @returns null when the checkpoint carries no good cosignature of it. Never throws.
 */
export async function findCosignature(
  { text, signatures }: SignedCheckpoint,
  witnessKey: string,
): Promise<{ at: Date } | null> {
  const key = readWitnessKey(witnessKey);
  if (!key) return null;
  const hash = toHex(await hashWitnessKey(key.keyName, key.publicKey));
  for (const { keyName, keyHash, signature } of signatures) {
    if (keyName !== key.keyName || toHex(keyHash) !== hash) continue;
    const seconds = readSeconds(signature);
    const signed = new TextEncoder().encode(writeCosigned(text, seconds));
    if (await isSignedBy(key.publicKey, signature.slice(TIME_BYTES), signed))
      return { at: new Date(seconds * 1000) };
  }
  return null;
}

function readSeconds(signature: Uint8Array): number {
  const time = signature.slice(0, TIME_BYTES);
  return time.length < TIME_BYTES
    ? 0
    : Number(new DataView(time.buffer, time.byteOffset).getBigUint64(0));
}

/** What is posted to a witness. @see C2SP tlog-witness, add-checkpoint */
export function writeAddCheckpoint(
  oldSize: number,
  consistencyPath: readonly Uint8Array[],
  note: string,
): string {
  return `old ${oldSize}\n${consistencyPath.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}
