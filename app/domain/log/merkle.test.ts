import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, toHex } from "#app/domain/kernel/hex.ts";
import {
  type Digest,
  growTree,
  hashLeaf,
  proveConsistency,
  proveInclusion,
  rootOf,
} from "./merkle.ts";
import { isConsistent, isIncluded } from "./merkle-verify.ts";

const digest: Digest = (bytes) => createHash("sha256").update(bytes).digest();

/** The entries and roots that every implementation of Certificate Transparency is tested with. */
const ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const known = async () =>
  growTree(digest, await Promise.all(ENTRIES.map((entry) => hashLeaf(digest, fromHex(entry)))));

test("the roots are those of the published test vectors", async () => {
  const tree = await known();
  const roots = await Promise.all(ROOTS.map((_, size) => rootOf(tree, size)));
  expect(roots.map(toHex)).toEqual(ROOTS);
});

test.each([
  [
    0,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    5,
    8,
    [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [
    1,
    5,
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
])("the published proof of leaf %i in a tree of %i", async (index, size, path) => {
  expect((await proveInclusion(await known(), index, size)).map(toHex)).toEqual(path);
});

test.each([
  [
    1,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    6,
    8,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [
    2,
    5,
    [
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
  [8, 8, []],
])("the published proof that a tree of %i grew to %i", async (first, second, path) => {
  expect((await proveConsistency(await known(), first, second)).map(toHex)).toEqual(path);
});

/** A tree of `size` leaves that are told apart by their number. */
const numbered = async (size: number) => {
  const leaves = await Promise.all(
    Array.from({ length: size }, (_, index) => hashLeaf(digest, Uint8Array.of(index >> 8, index))),
  );
  return { leaves, tree: await growTree(digest, leaves) };
};
const size = fc.integer({ min: 1, max: 200 });

test("every leaf is proved in every tree that holds it, at its own place alone", async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), async (total, a, b) => {
      const { leaves, tree } = await numbered(total);
      const [index, other] = [a % total, b % total];
      const root = await rootOf(tree);
      const path = await proveInclusion(tree, index);
      const claim = { leaf: leaves[index] ?? new Uint8Array(), index, size: total, root, path };
      expect(await isIncluded(digest, claim)).toBe(true);
      expect(await isIncluded(digest, { ...claim, index: other })).toBe(other === index);
    }),
  );
});

test("a proof that was shortened, lengthened or changed proves nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 100 }), fc.nat(), async (total, seed) => {
      const { leaves, tree } = await numbered(total);
      const index = seed % total;
      const path = await proveInclusion(tree, index);
      const root = await rootOf(tree);
      const claim = { leaf: leaves[index] ?? new Uint8Array(), index, size: total, root, path };
      const [first = new Uint8Array(), ...rest] = path;
      const flipped = first.map((byte, place) => (place === seed % 32 ? byte ^ 1 : byte));
      for (const other of [rest, [...path, first], [flipped, ...rest]])
        expect(await isIncluded(digest, { ...claim, path: other })).toBe(false);
    }),
  );
});

test("a tree that grew is consistent with what it was, and with nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), async (second, seed) => {
      const first = 1 + (seed % second);
      const { tree } = await numbered(second);
      const [firstRoot, secondRoot] = [await rootOf(tree, first), await rootOf(tree)];
      const path = await proveConsistency(tree, first);
      const claim = { first, second, firstRoot, secondRoot, path };
      expect(await isConsistent(digest, claim)).toBe(true);
      const forged = firstRoot.map((byte, place) => (place === 0 ? byte ^ 1 : byte));
      expect(await isConsistent(digest, { ...claim, firstRoot: forged })).toBe(false);
    }),
  );
});

test.each([
  ["a leaf outside of the tree", () => known().then((tree) => proveInclusion(tree, 8))],
  ["a tree larger than the log", () => known().then((tree) => rootOf(tree, 9))],
  ["growth from nothing", () => known().then((tree) => proveConsistency(tree, 0))],
])("%s is refused", async (_, prove) => {
  await expect(prove()).rejects.toThrow(RangeError);
});
