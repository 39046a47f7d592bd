import type { Digest } from "./merkle.ts";

export type InclusionClaim = {
  /** hash of the leaf, place in the log from 0 on, and how many leaves the tree has */
  leaf: Uint8Array;
  index: number;
  size: number;
  root: Uint8Array;
  path: readonly Uint8Array[];
};

/** Whether `path` leads from the leaf to the root. Never throws. @see RFC 9162, 2.1.3.2 */
export async function isIncluded(digest: Digest, claim: InclusionClaim): Promise<boolean> {
  const { leaf, index, size, root, path } = claim;
  if (!(isCount(index) && isCount(size) && index < size)) return false;
  const sides = listSides(index, size - 1, path.length);
  if (!sides) return false;
  let reached = leaf;
  for (const [step, hash] of path.entries())
    reached = await (sides[step] === "left"
      ? hashNode(digest, hash, reached)
      : hashNode(digest, reached, hash));
  return isSame(reached, root);
}

export type ConsistencyClaim = {
  first: number;
  second: number;
  firstRoot: Uint8Array;
  secondRoot: Uint8Array;
  path: readonly Uint8Array[];
};

/**
 * Whether the tree of size `second` only added to that of size `first`. Never throws.
 *
 * @see RFC 9162, 2.1.4.2
 */
export async function isConsistent(digest: Digest, claim: ConsistencyClaim): Promise<boolean> {
  const { first, second, firstRoot, secondRoot, path } = claim;
  if (!(isCount(first) && isCount(second) && first > 0 && first <= second)) return false;
  if (first === second) return path.length === 0 && isSame(firstRoot, secondRoot);
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  if (!start || path.length === 0) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  const sides = listSides(fn, sn, rest.length);
  if (!sides) return false;
  let [earlier, later] = [start, start];
  for (const [step, hash] of rest.entries()) {
    if (sides[step] === "left") earlier = await hashNode(digest, hash, earlier);
    later = await (sides[step] === "left"
      ? hashNode(digest, hash, later)
      : hashNode(digest, later, hash));
  }
  return isSame(earlier, firstRoot) && isSame(later, secondRoot);
}

/**
 * On which side each hash of a path stands on the way up.
 *
 * @param fn number of the node to start from, `sn` that of the last node beside it.
 * @returns null when a path of this length does not end at the root.
 */
export function listSides(fn: number, sn: number, length: number): ("left" | "right")[] | null {
  const sides: ("left" | "right")[] = [];
  let [node, last] = [fn, sn];
  while (last !== 0 && sides.length < length) {
    const isRight = isOdd(node) || node === last;
    sides.push(isRight ? "left" : "right");
    while (isRight && !isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sides.length === length ? sides : null;
}

function hashNode(digest: Digest, left: Uint8Array, right: Uint8Array) {
  return digest(Uint8Array.of(1, ...left, ...right));
}

/** Sizes may pass 2^32, where bitwise operators wrap around: so arithmetic instead. */
const isOdd = (count: number) => count % 2 === 1;
const half = (count: number) => Math.floor(count / 2);
const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
const isPowerOfTwo = (count: number) => Number.isInteger(Math.log2(count));

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
