import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { sha256Hex } from "#app/domain/archive/signature.ts";
import type { Package } from "#tests/independent/zip.ts";

/** The same files as the second verifier reads them. */
export function packageOf(
  files: ReadonlyMap<string, Uint8Array>,
  { at = null as string | null } = {},
): Package {
  const members = packedArchiveOf(files, { at }).members.map((member) => ({
    name: member.name,
    method: member.method,
    isEncrypted: false,
    isLink: false,
    packed: member.packedBytes,
    size: member.sizeBytes,
    time: member.modifiedAt,
    bytes: () => files.get(member.name) ?? new Uint8Array(),
  }));
  return { members, size: members.reduce((sum, { packed }) => sum + packed, 0) };
}

/**
 * Files in memory as a verifier reads them: a ZIP in which nothing is compressed.
 *
 * @param options.at the instant that each carries.
 * @param options.pieceBytes how long the pieces are in which a stream arrives.
 */
export function packedArchiveOf(
  files: ReadonlyMap<string, Uint8Array>,
  { at = null as string | null, pieceBytes = 97 } = {},
): PackedArchive {
  const read = async (name: string) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`${name} is missing.`);
    return bytes;
  };
  const members = [...files].map(([name, { length }]) => ({
    name,
    isFolder: name.endsWith("/"),
    isLink: false,
    isEncrypted: false,
    method: 0,
    packedBytes: length,
    sizeBytes: length,
    modifiedAt: at === null ? null : Math.floor(Date.parse(at) / 1000),
  }));
  return {
    members,
    packedBytes: members.reduce((sum, { packedBytes }) => sum + packedBytes, 0),
    read,
    measure: async (name) => {
      const bytes = await read(name);
      return { sha256: await sha256Hex(bytes), sizeBytes: bytes.length };
    },
    async *stream(name) {
      const bytes = await read(name);
      for (let from = 0; from < bytes.length; from += pieceBytes)
        yield bytes.subarray(from, from + pieceBytes);
    },
  };
}
