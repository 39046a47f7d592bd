import type { Digest } from "./merkle.ts";

/** A root of a log at a size: what a checkpoint says. */
export type Checkpoint = {
  /** names the log; one line without spaces */
  origin: string;
  size: number;
  /** 32 bytes */
  root: Uint8Array;
};

export type SignedCheckpoint = Checkpoint & {
  /** the bytes that were signed */
  text: string;
  signatures: { keyName: string; keyHash: Uint8Array; signature: Uint8Array }[];
};

const SIGNATURE_TYPE_ED25519 = 1;
const KEY_HASH_BYTES = 4;
const SIGNATURE_LINE = /^— (\S+) ([A-Za-z0-9+/]+=*)$/;

/** The name of a prime's log, and of the key that signs it. */
export function logOrigin(primeId: string): string {
  return `flowdown/${primeId}`;
}

/** The text of a checkpoint, before it is signed. @see C2SP tlog-checkpoint */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * The first four bytes of the hash that names a key. @see C2SP signed-note
 *
 * @param type of its signatures; plain Ed25519 when absent.
 */
export async function hashKey(
  digest: Digest,
  keyName: string,
  publicKey: Uint8Array,
  type = SIGNATURE_TYPE_ED25519,
): Promise<Uint8Array> {
  const name = new TextEncoder().encode(`${keyName}\n`);
  const hash = await digest(Uint8Array.of(...name, type, ...publicKey));
  return hash.slice(0, KEY_HASH_BYTES);
}

/** A verifier key as one line that can be printed and compared. @see C2SP signed-note */
export async function writeVerifierKey(
  digest: Digest,
  keyName: string,
  publicKey: Uint8Array,
): Promise<string> {
  const hash = await hashKey(digest, keyName, publicKey);
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${keyName}+${hex}+${toBase64(Uint8Array.of(SIGNATURE_TYPE_ED25519, ...publicKey))}`;
}

/**
 * Name and 32 bytes of a verifier key; null when the line is none of an Ed25519 key.
 *
 * @param type of its signatures; plain Ed25519 when absent.
 */
export function readVerifierKey(
  line: string,
  type = SIGNATURE_TYPE_ED25519,
): { keyName: string; publicKey: Uint8Array } | null {
  const [, keyName, encoded] = /^([^+\s]+)\+[0-9a-f]{8}\+(\S+)$/.exec(line.trim()) ?? [];
  const bytes = encoded ? fromBase64(encoded) : null;
  if (!keyName || bytes?.length !== 33 || bytes[0] !== type) return null;
  return { keyName, publicKey: bytes.slice(1) };
}

/** The signed note: the text, an empty line, the signature. @see C2SP signed-note */
export async function signNote(
  digest: Digest,
  text: string,
  key: { name: string; publicKey: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array },
): Promise<string> {
  const hash = await hashKey(digest, key.name, key.publicKey);
  const signature = key.sign(new TextEncoder().encode(text));
  return `${text}\n— ${key.name} ${toBase64(Uint8Array.of(...hash, ...signature))}\n`;
}

/** Read a signed checkpoint; null when the note is malformed. Nothing is verified here. */
export function readCheckpoint(note: string): SignedCheckpoint | null {
  const split = note.indexOf("\n\n");
  if (split === -1 || !note.endsWith("\n")) return null;
  const text = note.slice(0, split + 1);
  const [origin = "", size = "", root = ""] = text.split("\n");
  const rootBytes = fromBase64(root);
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size) || rootBytes?.length !== 32) return null;
  const signatures = readSignatures(note.slice(split + 2));
  if (!signatures) return null;
  return { origin, size: Number(size), root: rootBytes, text, signatures };
}

function readSignatures(lines: string): SignedCheckpoint["signatures"] | null {
  const read = lines
    .slice(0, -1)
    .split("\n")
    .map((line) => {
      const [, keyName, encoded] = SIGNATURE_LINE.exec(line) ?? [];
      const bytes = encoded ? fromBase64(encoded) : null;
      if (!keyName || !bytes || bytes.length <= KEY_HASH_BYTES) return null;
      return {
        keyName,
        keyHash: bytes.slice(0, KEY_HASH_BYTES),
        signature: bytes.slice(KEY_HASH_BYTES),
      };
    });
  const whole = read.filter((line) => line !== null);
  return whole.length === read.length && whole.length > 0 ? whole : null;
}

/** Standard base64, as signed notes write it. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** The bytes of standard base64; null when the text is not. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
