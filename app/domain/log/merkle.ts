/** SHA-256, as whoever calls has it: at once on a server, as a promise in a browser. */
export type Digest = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Hash of an entry; the leading byte keeps a leaf from ever being taken for a node. @see RFC 9162, 2.1.1 */
export function hashLeaf(digest: Digest, entry: Uint8Array): Uint8Array | Promise<Uint8Array> {
  return digest(joined([0], entry));
}

function hashNode(digest: Digest, left: Uint8Array, right: Uint8Array) {
  return digest(joined([1], left, right));
}

function joined(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The right edge of a tree: the roots of the complete subtrees of which it consists, the largest
 * first. All that is needed to append to it and to tell its root.
 */
export type MerkleEdge = { size: number; edge: readonly Uint8Array[] };

/**
 * The edge after one more leaf: what the database does with every append.
 *
 * @returns at once when the digest does.
 */
export function growEdge(
  digest: Digest,
  { size, edge }: MerkleEdge,
  leaf: Uint8Array,
): MerkleEdge | Promise<MerkleEdge> {
  const left = edge.at(-1);
  if (size % 2 === 0 || !left) return { size: size + 1, edge: [...edge, leaf] };
  const above = { size: (size - 1) / 2, edge: edge.slice(0, -1) };
  const climb = (node: Uint8Array) => doubled(growEdge(digest, above, node), size + 1);
  const node = hashNode(digest, left, leaf);
  return node instanceof Promise ? node.then(climb) : climb(node);
}

/** The edge of a level, seen from the leaves. */
function doubled(grown: MerkleEdge | Promise<MerkleEdge>, size: number) {
  return grown instanceof Promise
    ? grown.then(({ edge }) => ({ size, edge }))
    : { size, edge: grown.edge };
}

/** The root of the tree that has this edge, without its leaves. @see RFC 9162, 2.1.1 */
export async function rootOfEdge(digest: Digest, edge: readonly Uint8Array[]): Promise<Uint8Array> {
  let root = edge.at(-1);
  if (!root) return digest(new Uint8Array());
  for (const left of edge.slice(0, -1).reverse()) root = await hashNode(digest, left, root);
  return root;
}

/**
 * A tree over leaf hashes. `levels[k][i]` is the hash of the complete subtree over the 2^k leaves
 * from i * 2^k on, so that every proof needs no more than a few hashes more.
 */
export type MerkleTree = { digest: Digest; size: number; levels: Uint8Array[][] };

/** Build the tree over `leaves`, which are leaf hashes in the order of the log. */
export async function growTree(digest: Digest, leaves: readonly Uint8Array[]): Promise<MerkleTree> {
  const levels: Uint8Array[][] = [[...leaves]];
  for (let below = levels[0] ?? []; below.length > 1; ) {
    const level: Uint8Array[] = [];
    for (let index = 0; index + 1 < below.length; index += 2) {
      const node = hashNode(digest, at(below, index), at(below, index + 1));
      // Waiting for what is there already would cost more than the hash.
      level.push(node instanceof Promise ? await node : node);
    }
    levels.push(level);
    below = level;
  }
  return { digest, size: leaves.length, levels };
}

/**
 * The root over the first `size` leaves. @see RFC 9162, 2.1.1
 *
 * @throws RangeError when the tree is smaller than that.
 */
export async function rootOf(tree: MerkleTree, size = tree.size): Promise<Uint8Array> {
  requireInside(tree, size);
  return size === 0 ? tree.digest(new Uint8Array()) : hashRange(tree, 0, size);
}

/**
 * The hashes that lead from one leaf to the root over the first `size` leaves. @see RFC 9162, 2.1.3.1
 *
 * @throws RangeError when the leaf is not among them.
 */
export async function proveInclusion(
  tree: MerkleTree,
  index: number,
  size = tree.size,
): Promise<Uint8Array[]> {
  requireInside(tree, size);
  if (!(index >= 0 && index < size)) throw new RangeError("no such leaf in the tree");
  const path: Uint8Array[] = [];
  for (let [start, end] = [0, size]; end - start > 1; ) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    path.unshift(await (isLeft ? hashRange(tree, middle, end) : hashRange(tree, start, middle)));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return path;
}

/**
 * The hashes that show that the tree of size `second` only added to that of size `first`.
 *
 * @see RFC 9162, 2.1.4.1
 * @throws RangeError unless 0 < first <= second <= the tree's size.
 */
export async function proveConsistency(
  tree: MerkleTree,
  first: number,
  second = tree.size,
): Promise<Uint8Array[]> {
  requireInside(tree, second);
  if (!(first > 0 && first <= second)) throw new RangeError("no such earlier tree");
  const path: Uint8Array[] = [];
  let [start, end] = [0, second];
  let isWhole = true;
  while (first !== end) {
    const middle = start + splitOf(end - start);
    const isLeft = first <= middle;
    path.unshift(await (isLeft ? hashRange(tree, middle, end) : hashRange(tree, start, middle)));
    if (!isLeft) isWhole = false;
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return isWhole ? path : [await hashRange(tree, start, end), ...path];
}

/** Hash of the leaves from `start` to before `end`. */
async function hashRange(tree: MerkleTree, start: number, end: number): Promise<Uint8Array> {
  const width = end - start;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return at(tree.levels[level] ?? [], start / width);
  const middle = start + splitOf(width);
  return hashNode(
    tree.digest,
    await hashRange(tree, start, middle),
    await hashRange(tree, middle, end),
  );
}

/** The largest power of two smaller than `width`, which is above 1. */
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}

function requireInside(tree: MerkleTree, size: number): void {
  if (!(Number.isInteger(size) && size >= 0 && size <= tree.size))
    throw new RangeError(`no tree of ${size} leaves: there are ${tree.size}`);
}

function at(hashes: readonly Uint8Array[], index: number): Uint8Array {
  const found = hashes[index];
  if (!found) throw new RangeError("no such node in the tree");
  return found;
}
