import { fromHex, toHex } from "#app/domain/kernel/hex.ts";
import { readCheckpoint, type SignedCheckpoint } from "#app/domain/log/checkpoint.ts";
import { readEntry } from "#app/domain/log/entry.ts";
import type { EntryProof, LogEntryView } from "#app/domain/log/entry-view.ts";
import type { LogKey } from "#app/domain/log/key.ts";
import { hashLeaf, proveInclusion } from "#app/domain/log/merkle.ts";
import { isIncluded, listSides } from "#app/domain/log/merkle-verify.ts";
import { isNoteSignedBy } from "#app/domain/log/verify/note-signature.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type CheckpointNote, getCheckpoint } from "./checkpoint.server.ts";
import { listKeys } from "./key.server.ts";
import { getLogEntry } from "./log.server.ts";
import { getOversightTree, sha256 } from "./tree.server.ts";

/**
 * An entry, and whether anything in it changed since it was written: its leaf and the way from there
 * to the newest signed root are computed anew.
 */
export async function viewLogEntry(scope: Scope, seq: number): Promise<LogEntryView | null> {
  const [found, checkpoint, keys] = await Promise.all([
    getLogEntry(scope, seq),
    getCheckpoint(scope),
    listKeys(scope),
  ]);
  if (!found) return null;
  const { item, text } = found;
  const isCovered = checkpoint !== null && seq < checkpoint.size;
  const proof = isCovered ? await prove(scope, { item, text, checkpoint, keys }) : null;
  return { item, text, entry: readEntry(text), proof };
}

type Claim = {
  item: LogEntryView["item"];
  text: string;
  checkpoint: CheckpointNote;
  keys: readonly LogKey[];
};

async function prove(scope: Scope, { item, text, checkpoint, keys }: Claim): Promise<EntryProof> {
  const { size, root, note, sealedAt } = checkpoint;
  const tree = await getOversightTree(scope, size);
  const path = await proveInclusion(tree, item.seq);
  const leaf = await hashLeaf(sha256, new TextEncoder().encode(text));
  const sides = listSides(item.seq, size - 1, path.length) ?? [];
  const claim = { leaf, index: item.seq, size, root: fromHex(root), path };
  const signed = readCheckpoint(note);
  const saysSo = signed?.size === size && toHex(signed.root) === root;
  return {
    checkpoint: { size, root, sealedAt: sealedAt.toISOString() },
    path: path.map((hash, step) => ({ side: sides[step] ?? "left", hash: toHex(hash) })),
    hasItsLeaf: toHex(leaf) === item.leafHash,
    leadsToRoot: await isIncluded(sha256, claim),
    signedBy: saysSo ? await findSigner(signed, keys) : null,
  };
}

async function findSigner(note: SignedCheckpoint, keys: readonly LogKey[]): Promise<string | null> {
  for (const { verifierKey } of keys)
    if (await isNoteSignedBy(note, verifierKey)) return verifierKey;
  return null;
}
