import { BlobReader, type Entry, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import type { RecordArchive } from "#app/domain/oversight/verify/archive.ts";
import { sha256Hex } from "#app/domain/oversight/verify/signature.ts";

/**
 * Open a ZIP that a person dropped on the page: read in the browser, member by member.
 *
 * @throws Error when it is no ZIP.
 */
export async function openDropped(file: Blob): Promise<RecordArchive> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entries = await zip.getEntries();
  const read = async (name: string) => {
    const entry = entries.find((one: Entry) => one.filename === name);
    if (!entry || entry.directory) throw new Error(`${name} is missing.`);
    return entry.getData(new Uint8ArrayWriter());
  };
  return {
    names: entries.map((entry) => entry.filename),
    read,
    measure: async (name) => {
      const bytes = await read(name);
      return { sha256: await sha256Hex(bytes), sizeBytes: bytes.length };
    },
  };
}
