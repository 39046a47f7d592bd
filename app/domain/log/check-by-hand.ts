/** One step of an inclusion path: the hash beside the one reached, and on which side it stands. */
export type PathStep = { side: "left" | "right"; hash: string };

/** The file under which the text of an entry is saved, as the recipe reads it. */
export function entryFileName(seq: number): string {
  return `entry-${seq}.txt`;
}

/**
 * What to type in a shell to check an entry without Flowdown: the leaf, each step up, and the root in
 * the form in which the checkpoint writes it.
 */
export function writeRecipe(entry: { seq: number; path: readonly PathStep[] }): string {
  return [
    'node() { printf \'01%s%s\' "$1" "$2" | xxd -r -p | sha256sum | cut -c1-64; }',
    `hash=$( (printf '\\000'; cat ${entryFileName(entry.seq)}) | sha256sum | cut -c1-64)`,
    ...entry.path.map(({ side, hash }) =>
      side === "left" ? `hash=$(node ${hash} "$hash")` : `hash=$(node "$hash" ${hash})`,
    ),
    'echo "$hash" | xxd -r -p | base64',
  ].join("\n");
}
