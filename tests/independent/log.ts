import {
  isObject,
  isSignedBy,
  type JsonObject,
  objectIn,
  objectsIn,
  Refused,
  readCanonical,
  textIn,
  textOf,
} from "./bytes.ts";
import { bytesOf, type Members, type Signed } from "./manifest.ts";
import { isGrown, isIncluded, leafHash } from "./merkle.ts";

/** An entry of the timeline, read. */
export type Entry = { seq: number; text: JsonObject };

const hex = (text: unknown) => Buffer.from(String(text), "hex");
const pathOf = (value: unknown) => (Array.isArray(value) ? value.map(hex) : []);

/** Check 9. */
export function checkInclusion(record: JsonObject): Entry[] {
  const refuse = (why: string) => new Refused("inclusion", why);
  const log = objectIn(record, "log");
  let last = -1;
  return objectsIn(log, "entries").map((one) => {
    const seq = Number(one.seq);
    if (!(seq > last)) throw refuse("the entries are not in order");
    last = seq;
    const leaf = leafHash(textIn(one, "entry"));
    if (!leaf.equals(hex(one.leafHash))) throw refuse(`entry ${seq} is another`);
    const claim = { index: seq, size: Number(log.treeSize), root: hex(log.root) };
    if (!isIncluded(leaf, { ...claim, path: pathOf(one.inclusion) }))
      throw refuse(`entry ${seq} is not in the log`);
    const text = readCanonical("inclusion", `entry ${seq}`, Buffer.from(textIn(one, "entry")));
    if (!isObject(text) || textIn(text, "action") === "") throw refuse(`entry ${seq} says nothing`);
    if (textIn(text, "at") > textIn(record, "knownAt")) throw refuse(`entry ${seq} came later`);
    return { seq, text };
  });
}

/** Check 11: "The checkpoint" of the document. */
export function checkCheckpoint(
  members: Members,
  record: JsonObject,
  { key }: Signed,
  entries: readonly Entry[],
): void {
  const refuse = (why: string) => new Refused("checkpoint", why);
  const note = textOf(bytesOf(members, "checkpoint.txt"));
  const end = note.indexOf("\n\n");
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split("\n");
  const log = objectIn(record, "log");
  if (!key || end === -1 || origin !== key.name) throw refuse("no checkpoint of this log");
  if (entries.some((entry) => `flowdown/${textIn(entry.text, "primeId")}` !== origin))
    throw refuse("an entry of another log");
  if (Number(size) !== log.treeSize || !Buffer.from(root ?? "", "base64").equals(hex(log.root)))
    throw refuse("another size or root");
  const isSigned = note
    .slice(end + 2)
    .split("\n")
    .some((line) => {
      const [dash, name, encoded = ""] = line.split(" ");
      const bytes = Buffer.from(encoded, "base64");
      if (dash !== "—" || name !== key.name || bytes.length !== 68) return false;
      return (
        bytes.subarray(0, 4).equals(key.hash) &&
        isSignedBy(key.bytes, Buffer.from(text), bytes.subarray(4))
      );
    });
  if (!isSigned) throw refuse("not signed by the key of the manifest");
}

/** Check 12, without an earlier record at hand. */
export function checkGrowth(record: JsonObject): void {
  const log = objectIn(record, "log");
  const isFirst = (log.grewFrom ?? null) === null;
  if (isFirst !== ((record.supersedes ?? null) === null))
    throw new Refused("growth", "it supersedes and does not grow, or the other way round");
  if (isFirst) return;
  const from = objectIn(log, "grewFrom");
  const growth = {
    first: Number(from.treeSize),
    second: Number(log.treeSize),
    firstRoot: hex(from.root),
    secondRoot: hex(log.root),
    path: pathOf(from.consistency),
  };
  if (!isGrown(growth)) throw new Refused("growth", "the log did not only grow");
}
