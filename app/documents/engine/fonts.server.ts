import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The faces of a record: interface, record and identifiers, as on screen. */
export const FACES = ["sans", "sans-bold", "serif", "serif-bold", "mono", "mono-bold"] as const;
export type Face = (typeof FACES)[number];

const FILES: Record<Face, string> = {
  sans: "record-sans-400",
  "sans-bold": "record-sans-600",
  serif: "record-serif-400",
  "serif-bold": "record-serif-600",
  mono: "record-mono-400",
  "mono-bold": "record-mono-600",
};

const require = createRequire(import.meta.url);
/** Resolved by the package, because the built portal lies elsewhere than this file. */
const pathOf = (name: string) => require.resolve(`#app/documents/engine/fonts/${name}.ttf`);

let loaded: Record<Face, Buffer> | undefined;

/** The bytes of every face, read once for each process. */
export function loadFaces(): Record<Face, Buffer> {
  loaded ??= Object.fromEntries(
    FACES.map((face) => [face, readFileSync(pathOf(FILES[face]))]),
  ) as Record<Face, Buffer>;
  return loaded;
}
