import { Failed } from "#app/domain/archive/archive.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import type { SignedCheckpoint } from "../checkpoint.ts";
import { findCosignature, readWitnessKey } from "../cosignature.ts";
import type { Roots } from "./check-entries.ts";
import { findSigner, readNote, type SignedLog } from "./check-signature.ts";
import { LOG_FILES, type LogArchive, writeNoteLine } from "./log-archive.ts";
import { readLines } from "./read-lines.ts";

/** The checkpoints that were signed before the export's own, the smallest first. */
export async function readEarlier(archive: LogArchive): Promise<SignedCheckpoint[]> {
  const name = LOG_FILES.earlier;
  const read: SignedCheckpoint[] = [];
  for await (const lines of readLines(name, archive.stream(name)))
    for (const line of lines) {
      const place = `Line ${read.length + 1} of ${name}`;
      const checkpoint = readNoteLine(place, line);
      if (checkpoint.size <= (read.at(-1)?.size ?? 0))
        throw new Failed(`${place} is not in the order of sizes.`);
      read.push(checkpoint);
    }
  return read;
}

function readNoteLine(place: string, line: string): SignedCheckpoint {
  const note = readJson(line);
  if (typeof note !== "string" || writeNoteLine(note) !== `${line}\n`)
    throw new Failed(`${place} is no signed checkpoint.`);
  return readNote(place, note);
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Each was signed by a key of the prime, and is the root of as many entries of this log. */
export async function checkEarlier(
  earlier: readonly SignedCheckpoint[],
  { keys, checkpoint: last }: SignedLog,
  roots: Roots,
): Promise<[string, null]> {
  let holds = 0;
  for (const checkpoint of earlier) {
    const { size } = checkpoint;
    await requireSigned(checkpoint, keys);
    if (size >= last.size)
      throw new Failed(
        `A checkpoint of ${countWords(size, "entry", "entries")} is not earlier than one of ${last.size}.`,
      );
    if (roots.get(size) !== toHex(checkpoint.root))
      throw new Failed(
        `Entries ${holds} to ${size - 1} are not those that were sealed: the checkpoint of ${countWords(size, "entry", "entries")} has another root.`,
      );
    holds = size;
  }
  return [countWords(earlier.length, "checkpoint"), null];
}

/** The log holds, at its beginning, exactly what an earlier export held. */
export async function checkGrowth(
  earlier: SignedCheckpoint,
  { keys, checkpoint: last }: SignedLog,
  roots: Roots,
): Promise<[string, SignedCheckpoint]> {
  const { origin, size, root } = earlier;
  if (origin !== last.origin) throw new Failed(`The earlier export is of another log: ${origin}.`);
  await requireSigned(earlier, keys);
  if (size > last.size)
    throw new Failed(
      `The earlier export has ${countWords(size, "entry", "entries")}, and this one only ${last.size}.`,
    );
  if (roots.get(size) !== toHex(root))
    throw new Failed(
      `The log does not begin with the ${countWords(size, "entry", "entries")} of the earlier export: something in them was changed, removed or put in.`,
    );
  return [`from ${size} to ${countWords(last.size, "entry", "entries")}`, earlier];
}

/** The earlier checkpoint was signed by a witness too. */
export async function checkWitness(
  earlier: SignedCheckpoint,
  witnessKey: string,
): Promise<[string, null]> {
  const key = readWitnessKey(witnessKey);
  if (!key) throw new Failed("What you gave as the key of a witness is none.");
  const found = await findCosignature(earlier, witnessKey);
  if (!found) throw new Failed(`The earlier checkpoint carries no signature of ${key.keyName}.`);
  return [`${key.keyName}, ${found.at.toISOString()}`, null];
}

async function requireSigned(checkpoint: SignedCheckpoint, keys: readonly string[]): Promise<void> {
  if (!(await findSigner(checkpoint, keys)))
    throw new Failed(
      `The checkpoint of ${countWords(checkpoint.size, "entry", "entries")} was not signed by a key of ${LOG_FILES.keys}.`,
    );
}
