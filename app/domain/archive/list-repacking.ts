import type { Parts } from "./find-parts.ts";
import type { PackedArchive } from "./packed-member.ts";

/** How a package differs from the one that was built, while its parts are all the same. */
export type Repacking = {
  /** whether anything of it differs */
  isRepacked: boolean;
  /** files that were added, by their whole names; they are no part */
  added: readonly string[];
  /** what else differs, a sentence each */
  remarks: readonly string[];
};

/**
 * What became of the package since it was built: unpacked and packed again, put into a folder, with
 * files added that a computer leaves behind.
 *
 * @param built.names of the parts in their order.
 * @param built.at the instant that each part carries; null where it is not known.
 */
export function listRepacking(
  archive: Pick<PackedArchive, "members">,
  { folder, names, elsewhere }: Parts,
  built: { names: readonly string[]; at: string | null },
): Repacking {
  const own = new Set(built.names);
  const added = [
    ...elsewhere,
    ...names.filter((name) => !own.has(name)).map((name) => folder + name),
  ];
  const parts = archive.members.filter(
    ({ name }) => name.startsWith(folder) && own.has(name.slice(folder.length)),
  );
  const order = parts.map(({ name }) => name.slice(folder.length));
  const there = new Set(order);
  const expected = built.names.filter((name) => there.has(name));
  const seconds = built.at === null ? null : Math.floor(Date.parse(built.at) / 1000);
  const remarks = [
    ...(folder ? [`The parts lie in the folder ${JSON.stringify(folder.slice(0, -1))}.`] : []),
    ...(order.join("\n") === expected.join("\n") ? [] : ["The parts stand in another order."]),
    ...(parts.every(({ method }) => method === 0) ? [] : ["Parts are compressed."]),
    ...(seconds === null || parts.every(({ modifiedAt }) => modifiedAt === seconds)
      ? []
      : ["Parts carry other times than they were built with."]),
    ...(archive.members.some(({ isFolder }) => isFolder)
      ? ["Folders have entries of their own."]
      : []),
  ];
  return { isRepacked: added.length + remarks.length > 0, added, remarks };
}

/** The remark that a person reads. */
export function sayRepacking({ added, remarks }: Repacking): string {
  const files =
    added.length === 0
      ? "no file was added"
      : `${added.length === 1 ? "this file was" : "these files were"} added and ${added.length === 1 ? "is" : "are"} not part of it: ${listed(added)}`;
  return [`The package was repacked; ${files}.`, ...remarks].join(" ");
}

const MOST_LISTED = 20;

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, MOST_LISTED)
    .map((name) => JSON.stringify(name))
    .join(", ");
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}
