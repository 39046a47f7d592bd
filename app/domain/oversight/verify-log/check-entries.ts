import { logOrigin } from "../checkpoint.ts";
import { toHex } from "../hex.ts";
import { type Digest, growEdge, hashLeaf, type MerkleEdge, rootOfEdge } from "../merkle.ts";
import { Failed } from "../verify/archive.ts";
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
  log: { origin: string; size: number; sizes: ReadonlySet<number> },
): Promise<[string, Roots]> {
  const roots = new Map<number, string>();
  const utf8 = new TextEncoder();
  let tree: MerkleEdge = { size: 0, edge: [] };
  for await (const text of readLines(LOG_FILES.entries, archive.stream(LOG_FILES.entries))) {
    const line = readLine(text, tree.size);
    const leaf = await hashLeaf(digest, utf8.encode(line.entry));
    if (toHex(leaf) !== line.leafHash)
      throw new Failed(`Entry ${line.seq} was changed: its hash is not the one it was given.`);
    requireOrigin(line, log.origin);
    tree = await growEdge(digest, tree, leaf);
    if (log.sizes.has(tree.size)) roots.set(tree.size, toHex(await rootOfEdge(digest, tree.edge)));
  }
  if (tree.size !== log.size)
    throw new Failed(
      `${LOG_FILES.entries} holds ${tree.size} entries, and the signed log has ${log.size}.`,
    );
  return [`${tree.size} entries`, roots];
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

function requireOrigin({ seq, entry }: LogLine, origin: string): void {
  let primeId: unknown;
  try {
    ({ primeId } = JSON.parse(entry));
  } catch {
    throw new Failed(`Entry ${seq} does not say what happened.`);
  }
  if (typeof primeId !== "string" || logOrigin(primeId) !== origin)
    throw new Failed(`Entry ${seq} is of another log.`);
}
