import { Failed } from "#app/domain/archive/archive.ts";
import { findParts, type Parts } from "#app/domain/archive/find-parts.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { listUnsafeMembers } from "#app/domain/archive/unsafe-members.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  readCheckpoint,
  readVerifierKey,
  type SignedCheckpoint,
  toBase64,
  writeCheckpoint,
  writeVerifierKey,
} from "../checkpoint.ts";
import { readKeyList } from "../key.ts";
import type { Digest } from "../merkle.ts";
import { LOG_FILES, type LogArchive } from "./log-archive.ts";
import { isNoteSignedBy } from "./note-signature.ts";

/** The names of the four parts. */
const MEMBERS: readonly string[] = Object.values(LOG_FILES);

/** The parts of an export in a package, known by the file of its entries, or by its checkpoint. */
export function findLogParts(archive: PackedArchive): Parts | null {
  return findParts(archive, LOG_FILES.entries) ?? findParts(archive, LOG_FILES.checkpoint);
}

/** The four parts are there, and no member of the package is a trap. */
export async function checkMembers(archive: PackedArchive): Promise<[string, Parts]> {
  const parts = findLogParts(archive);
  if (!parts) throw new Failed(`The package holds no ${LOG_FILES.entries}, or several.`);
  const own = new Set(MEMBERS.map((name) => parts.folder + name));
  const problems = [
    ...MEMBERS.filter((name) => !parts.names.includes(name)).map(
      (name) => `${name} is missing from the export.`,
    ),
    ...listUnsafeMembers(archive, (name) => own.has(name)),
  ];
  if (problems.length > 0) throw new Failed(problems);
  return [countWords(MEMBERS.length, "part"), parts];
}

export type SignedLog = { checkpoint: SignedCheckpoint; keys: readonly string[]; signedBy: string };

/** The checkpoint is signed by a key that the export lists, and by one of those expected. */
export async function checkSignature(
  digest: Digest,
  archive: LogArchive,
  expected: readonly string[] | undefined,
): Promise<[string, SignedLog]> {
  const keys = await readKeys(digest, archive);
  const checkpoint = readNote(LOG_FILES.checkpoint, await readText(archive, LOG_FILES.checkpoint));
  const key = await findSigner(checkpoint, keys);
  if (!key)
    throw new Failed(`${LOG_FILES.checkpoint} was not signed by a key of ${LOG_FILES.keys}.`);
  if (expected && !expected.includes(key))
    throw new Failed(
      `${LOG_FILES.checkpoint} was signed by another key than the one you gave: ${key}`,
    );
  return [`size ${checkpoint.size}, by ${key}`, { checkpoint, keys, signedBy: key }];
}

async function readKeys(digest: Digest, archive: LogArchive): Promise<string[]> {
  const text = await readText(archive, LOG_FILES.keys);
  const lines = readKeyList(text);
  if (text !== lines.map((line) => `${line}\n`).join(""))
    throw new Failed(`${LOG_FILES.keys} is not one key on each line.`);
  for (const line of lines) {
    const key = readVerifierKey(line);
    if (!key || (await writeVerifierKey(digest, key.keyName, key.publicKey)) !== line)
      throw new Failed(`${LOG_FILES.keys} holds a line that is no verifier key: ${line}`);
  }
  return lines;
}

/** The text of a small member. */
export async function readText(archive: LogArchive, name: string): Promise<string> {
  try {
    const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return utf8.decode(await archive.read(name));
  } catch (error) {
    throw new Failed(`${name} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** A signed checkpoint with one signature, read from a member and written in the one way it can be. */
export function readNote(name: string, note: string): SignedCheckpoint {
  const read = readCheckpoint(note);
  if (!read || note !== writeNote(read)) throw new Failed(`${name} is no signed checkpoint.`);
  return read;
}

function writeNote(checkpoint: SignedCheckpoint): string {
  const [{ keyName, keyHash, signature } = NO_SIGNATURE] = checkpoint.signatures;
  const encoded = toBase64(Uint8Array.of(...keyHash, ...signature));
  return `${writeCheckpoint(checkpoint)}\n— ${keyName} ${encoded}\n`;
}

const NO_SIGNATURE = { keyName: "", keyHash: new Uint8Array(), signature: new Uint8Array() };

/** Which of the keys signed it; null when none did. */
export async function findSigner(
  checkpoint: SignedCheckpoint,
  keys: readonly string[],
): Promise<string | null> {
  for (const key of keys) if (await isNoteSignedBy(checkpoint, key)) return key;
  return null;
}
