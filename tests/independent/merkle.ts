import { sha256 } from "./bytes.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf, RFC 9162, 2.1.1. */
export function leafHash(entry: string): Buffer {
  return sha256(LEAF, Buffer.from(entry, "utf8"));
}

const node = (left: Uint8Array, right: Uint8Array) => sha256(NODE, left, right);
const half = (value: number) => Math.floor(value / 2);

/** Whether the path leads from a leaf to the root, RFC 9162, 2.1.3.2. */
export function isIncluded(
  leaf: Buffer,
  { index, size, path, root }: { index: number; size: number; path: Buffer[]; root: Buffer },
): boolean {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = node(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

type Growth = {
  first: number;
  second: number;
  firstRoot: Buffer;
  secondRoot: Buffer;
  path: Buffer[];
};

/** Whether the second log only added to the first, RFC 9162, 2.1.4.2. */
export function isGrown({ first, second, firstRoot, secondRoot, path }: Growth): boolean {
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  if (first > second || first === 0 || path.length === 0) return false;
  const [seed, ...steps] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  const climbed = seed && climb(seed, steps, first - 1, second - 1);
  if (!climbed) return false;
  return climbed.fr.equals(firstRoot) && climbed.sr.equals(secondRoot);
}

/** The roots to which the steps lead; undefined where there are too few or too many of them. */
function climb(seed: Buffer, steps: readonly Buffer[], first: number, second: number) {
  let [fn, sn, fr, sr] = [first, second, seed, seed];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  for (const step of steps) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [node(step, fr), node(step, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = node(sr, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? { fr, sr } : undefined;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
