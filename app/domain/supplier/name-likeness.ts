/** Words that say what kind of company it is, and nothing of which. */
const KINDS = new Set(
  "inc incorporated llc ltd limited corp corporation co company lp llp plc gmbh the and of".split(
    " ",
  ),
);

/** A name by its telling letters: `Harrow Castings, Inc.` is `harrowcastings`. */
export function nameKeyOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/&/g, " and ")
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word && !KINDS.has(word)).join("");
}

/** Shorter names have too few letters for one of them to be a slip. */
const SHORTEST_TYPO = 7;

/** The key, and the key without each of its letters: two keys that share one differ by a slip. */
export function nameVariantsOf(key: string): string[] {
  if (key === "") return [];
  if (key.length < SHORTEST_TYPO) return [key];
  return [key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))];
}
