import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toHex } from "#app/domain/kernel/hex.ts";
import {
  type Digest,
  growEdge,
  growTree,
  hashLeaf,
  type MerkleEdge,
  proveConsistency,
  proveInclusion,
  rootOf,
  rootOfEdge,
} from "./merkle.ts";

/**
 * The definitions of RFC 9162, 2.1, written down once more as they stand there and in nothing but
 * recursion, so that the tree is compared with the standard and not with itself.
 */
const hash = (...parts: Uint8Array[]) =>
  new Uint8Array(createHash("sha256").update(Buffer.concat(parts)).digest());
const splitOf = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);

/** 2.1.1: MTH(D_n) */
function mth(d: Uint8Array[]): Uint8Array {
  if (d.length === 0) return hash();
  const [only] = d;
  if (d.length === 1 && only) return hash(Uint8Array.of(0), only);
  const k = splitOf(d.length);
  return hash(Uint8Array.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}

/** 2.1.3.1: PATH(m, D_n) */
function path(m: number, d: Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const k = splitOf(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

/** 2.1.4.1: PROOF(m, D_n) = SUBPROOF(m, D_n, true) */
function subproof(m: number, d: Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (m === d.length) return isWhole ? [] : [mth(d)];
  const k = splitOf(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), isWhole), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

const digest: Digest = (bytes) => createHash("sha256").update(bytes).digest();
const entries = (size: number) =>
  Array.from({ length: size }, (_, index) => Uint8Array.of(index >> 8, index % 256, 7));

async function treeOf(d: Uint8Array[]) {
  return growTree(digest, await Promise.all(d.map((entry) => hashLeaf(digest, entry))));
}

test("every root, inclusion path and consistency proof up to 33 entries is the one defined", async () => {
  for (let size = 0; size <= 33; size += 1) {
    const d = entries(size);
    const tree = await treeOf(d);
    expect(toHex(await rootOf(tree))).toBe(toHex(mth(d)));
    for (let m = 0; m < size; m += 1)
      expect((await proveInclusion(tree, m)).map(toHex)).toEqual(path(m, d).map(toHex));
    for (let m = 1; m <= size; m += 1)
      expect((await proveConsistency(tree, m)).map(toHex)).toEqual(subproof(m, d, true).map(toHex));
  }
});

test("the edge alone gives the root that all leaves give, at every size", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 300 }), async (size) => {
      const d = entries(size);
      let tree: MerkleEdge = { size: 0, edge: [] };
      for (const entry of d) tree = await growEdge(digest, tree, await hashLeaf(digest, entry));
      expect(tree.size).toBe(size);
      expect(toHex(await rootOfEdge(digest, tree.edge))).toBe(toHex(await rootOf(await treeOf(d))));
    }),
    { numRuns: 60 },
  );
});

test("a leaf is never taken for a node: the bytes of two hashes as an entry give another root", async () => {
  const [left, right] = [hash(Uint8Array.of(1)), hash(Uint8Array.of(2))];
  const forged = await hashLeaf(digest, Buffer.concat([left, right]));
  expect(toHex(forged)).not.toBe(toHex(await rootOfEdge(digest, [left, right])));
});
