import { Failed } from "#app/domain/archive/archive.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { type Digest, growEdge, hashLeaf, type MerkleEdge, rootOfEdge } from "../merkle.ts";
import { LOG_FILES, type LogArchive, type LogLine, writeLogLine } from "./log-archive.ts";
import { readLines } from "./read-lines.ts";

/** The roots of the log at the sizes asked for, in hexadecimal. */
export type Roots = ReadonlyMap<number, string>;

/**
 * Read every entry in its order, hash it and grow the tree over them, one in memory at a time.
 *
 * @param sizes at which the root is wanted; the largest is that of the whole log.
 */
export async function checkEntries(
  digest: Digest,
  archive: LogArchive,
  { size, sizes }: { size: number; sizes: ReadonlySet<number> },
): Promise<[string, Roots]> {
  const roots = new Map<number, string>();
  let tree: MerkleEdge = { size: 0, edge: [] };
  for await (const lines of readLines(LOG_FILES.entries, archive.stream(LOG_FILES.entries)))
    for (const text of lines) {
      const hashed = leafOf(digest, readLine(text, tree.size));
      // Waiting for what is there already would cost more than the hash.
      const grown = growEdge(digest, tree, hashed instanceof Promise ? await hashed : hashed);
      tree = grown instanceof Promise ? await grown : grown;
      if (sizes.has(tree.size)) roots.set(tree.size, toHex(await rootOfEdge(digest, tree.edge)));
    }
  if (tree.size !== size)
    throw new Failed(
      `${LOG_FILES.entries} holds ${countWords(tree.size, "entry", "entries")}, and the signed log has ${size}.`,
    );
  return [countWords(tree.size, "entry", "entries"), roots];
}

const utf8 = new TextEncoder();

/** The leaf of an entry, which must be the one that its line tells. */
function leafOf(
  digest: Digest,
  { seq, leafHash, entry }: LogLine,
): Uint8Array | Promise<Uint8Array> {
  const compare = (leaf: Uint8Array) => {
    if (toHex(leaf) === leafHash) return leaf;
    throw new Failed(`Entry ${seq} was changed: its hash is not the one it was given.`);
  };
  const leaf = hashLeaf(digest, utf8.encode(entry));
  return leaf instanceof Promise ? leaf.then(compare) : compare(leaf);
}

function readLine(text: string, expected: number): LogLine {
  const name = `Line ${expected + 1} of ${LOG_FILES.entries}`;
  let line: LogLine;
  try {
    const { seq, leafHash, entry } = JSON.parse(text);
    line = { seq, leafHash, entry };
  } catch {
    throw new Failed(`${name} is no entry.`);
  }
  if (typeof line.entry !== "string" || writeLogLine(line) !== `${text}\n`)
    throw new Failed(`${name} is no entry in the form it should have.`);
  if (line.seq !== expected)
    throw new Failed(`${name} is entry ${line.seq}, where entry ${expected} must stand.`);
  return line;
}
