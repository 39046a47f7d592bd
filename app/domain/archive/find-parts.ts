import type { PackedArchive } from "./packed-member.ts";

/** The parts of a record or an export, out of whatever folder they lie in. */
export type Parts = {
  /** the folder, with its slash; "" when they lie at the top */
  folder: string;
  /** the names of the files in that folder and below, without it, in the order of the package */
  names: readonly string[];
  /** files that lie elsewhere in the package, by their whole names */
  elsewhere: readonly string[];
  read(name: string): Promise<Uint8Array>;
  measure(name: string): Promise<{ sha256: string; sizeBytes: number }>;
  stream(name: string): AsyncIterable<Uint8Array>;
  /** what the package says that a part unpacks to; null when it is not there */
  sizeOf(name: string): number | null;
};

/** What a Mac puts beside each file of a ZIP; its names look like the files'. */
const MAC_FOLDER = "__MACOSX/";

/**
 * Find where the parts lie: at the top, or in the one folder that holds the file by which they are
 * known. Whoever unpacks a ZIP and packs the folder again gets such a one.
 *
 * @param landmark the name of that file.
 * @returns null when no folder holds it, or when several do and the top does not.
 * @throws never
 */
export function findParts(archive: PackedArchive, landmark: string): Parts | null {
  const files = archive.members.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  const folders = files
    .filter((name) => !name.startsWith(MAC_FOLDER))
    .filter((name) => name === landmark || name.endsWith(`/${landmark}`))
    .map((name) => name.slice(0, -landmark.length));
  const folder = folders.includes("") ? "" : folders[0];
  if (folder === undefined || (folder !== "" && new Set(folders).size > 1)) return null;
  const sizes = new Map(archive.members.map(({ name, sizeBytes }) => [name, sizeBytes]));
  return {
    folder,
    names: files.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length)),
    elsewhere: files.filter((name) => !name.startsWith(folder)),
    read: (name) => archive.read(folder + name),
    measure: (name) => archive.measure(folder + name),
    stream: (name) => archive.stream(folder + name),
    sizeOf: (name) => sizes.get(folder + name) ?? null,
  };
}
