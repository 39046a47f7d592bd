import canonicalize from "canonicalize";
import { everyPart, Failed } from "#app/domain/archive/archive.ts";
import type { Parts } from "#app/domain/archive/find-parts.ts";
import { digest, isSignedBy, sha256Hex } from "#app/domain/archive/signature.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { fromHex, toHex } from "#app/domain/kernel/hex.ts";
import {
  hashKey,
  logOrigin,
  readCheckpoint,
  readVerifierKey,
  type SignedCheckpoint,
} from "#app/domain/log/checkpoint.ts";
import { hashLeaf } from "#app/domain/log/merkle.ts";
import { isConsistent, isIncluded } from "#app/domain/log/merkle-verify.ts";
import type { RecordContent } from "../content.ts";
import { RECORD_FILES } from "../manifest.ts";
import type { ListedParts } from "./check-files.ts";
import { type LogEntry, readLogEntry } from "./entries.ts";

/**
 * Each entry hashes to its leaf, its path leads from there to the root that the record states, and
 * none is later than what the record may know.
 */
export async function checkInclusion({
  log,
  knownAt,
}: RecordContent): Promise<[string, LogEntry[]]> {
  const root = fromHex(log.root);
  const entries: LogEntry[] = [];
  let before = -1;
  const requireEntry = async (told: RecordContent["log"]["entries"][number]) => {
    const { seq, entry, leafHash, inclusion } = told;
    const isInOrder = seq > before;
    before = seq;
    if (!isInOrder)
      throw new Failed(`Entry ${seq} of the log does not stand in the order of the log.`);
    const leaf = await hashLeaf(digest, new TextEncoder().encode(entry));
    if (toHex(leaf) !== leafHash) throw new Failed(`Entry ${seq} of the log was changed.`);
    const claim = { leaf, index: seq, size: log.treeSize, root, path: inclusion.map(fromHex) };
    if (!(await isIncluded(digest, claim)))
      throw new Failed(`Entry ${seq} does not stand in the log whose root the record states.`);
    const read = readLogEntry(seq, entry);
    if (Date.parse(read.at) > Date.parse(knownAt))
      throw new Failed(`Entry ${seq} of the log is later than the record says it knows.`);
    entries.push(read);
  };
  await everyPart(log.entries.map((told) => () => requireEntry(told)));
  return [`${countWords(entries.length, "entry", "entries")} of a log of ${log.treeSize}`, entries];
}

/** The signed checkpoint is of the log of these entries, at the size and root that the record states. */
export async function checkCheckpoint(
  parts: Parts,
  { log }: RecordContent,
  { manifest }: ListedParts,
  entries: readonly LogEntry[],
): Promise<[string, null]> {
  const key = readVerifierKey(manifest.verifierKey);
  if (!key) throw new Failed(`${RECORD_FILES.manifest} names no key.`);
  const { keyName, publicKey } = key;
  if ((parts.sizeOf(RECORD_FILES.checkpoint) ?? 0) > MOST_CHECKPOINT_BYTES)
    throw new Failed(`${RECORD_FILES.checkpoint} is too large to be a checkpoint.`);
  const note = new TextDecoder().decode(await parts.read(RECORD_FILES.checkpoint));
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new Failed(`${RECORD_FILES.checkpoint} is no signed checkpoint.`);
  await everyPart([
    () => {
      if (checkpoint.origin !== keyName)
        throw new Failed(`${RECORD_FILES.checkpoint} is of another log: ${checkpoint.origin}.`);
    },
    () => {
      const strange = entries.find(({ primeId }) => logOrigin(primeId) !== checkpoint.origin);
      if (strange) throw new Failed(`Entry ${strange.seq} is of another log than the checkpoint.`);
    },
    async () => {
      if (!(await isSigned(checkpoint, keyName, publicKey)))
        throw new Failed(`${RECORD_FILES.checkpoint} was not signed by the record's key.`);
    },
    () => {
      if (checkpoint.size !== log.treeSize || toHex(checkpoint.root) !== log.root)
        throw new Failed(
          `${RECORD_FILES.checkpoint} states another size or root than ${RECORD_FILES.json}.`,
        );
    },
  ]);
  return [`size ${checkpoint.size}, root ${log.root}`, null];
}

const MOST_CHECKPOINT_BYTES = 1_000_000;

async function isSigned(
  { text, signatures }: SignedCheckpoint,
  keyName: string,
  publicKey: Uint8Array,
): Promise<boolean> {
  const hash = toHex(await hashKey(digest, keyName, publicKey));
  for (const one of signatures) {
    if (one.keyName !== keyName || toHex(one.keyHash) !== hash) continue;
    if (await isSignedBy(publicKey, one.signature, new TextEncoder().encode(text))) return true;
  }
  return false;
}

/**
 * The log only grew since the record that this one supersedes.
 *
 * @param earlier the content of an earlier record; absent: what this one says of it is checked.
 */
export async function checkGrowth(
  { log, supersedes }: RecordContent,
  earlier: RecordContent | undefined,
): Promise<[string, null]> {
  const { grewFrom } = log;
  if (earlier && earlier.number !== supersedes?.number)
    throw new Failed(
      `This record supersedes ${supersedes?.number ?? "none"}, not ${earlier.number}: compare it with that one.`,
    );
  if (earlier && (await hashOf(earlier)) !== supersedes?.jsonSha256)
    throw new Failed(`Record ${earlier.number} is not the one that this record superseded.`);
  if ((grewFrom === null) !== (supersedes === null))
    throw new Failed("The record does not say from which log it grew, or from which record.");
  if (!grewFrom) return ["it supersedes none", null];
  const isGrown = await isConsistent(digest, {
    first: grewFrom.treeSize,
    second: log.treeSize,
    firstRoot: fromHex(grewFrom.root),
    secondRoot: fromHex(log.root),
    path: grewFrom.consistency.map(fromHex),
  });
  if (!isGrown)
    throw new Failed("The log does not continue the one that the superseded record rests on.");
  if (earlier && (earlier.log.treeSize !== grewFrom.treeSize || earlier.log.root !== grewFrom.root))
    throw new Failed(`Record ${earlier.number} rests on another log than this one says.`);
  return [`from ${grewFrom.treeSize} to ${log.treeSize} entries`, null];
}

function hashOf(content: RecordContent): Promise<string> {
  return sha256Hex(new TextEncoder().encode(canonicalize(content) ?? ""));
}
