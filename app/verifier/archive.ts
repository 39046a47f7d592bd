import { BlobReader, type Entry, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import {
  isLinkOf,
  type PackedArchive,
  type PackedMember,
  readTimestamp,
} from "#app/domain/archive/packed-member.ts";
import { sha256Hex } from "#app/domain/archive/signature.ts";

const TIMESTAMP_FIELD = 0x5455;

/**
 * Open a ZIP that a person dropped on the page: read in the browser, member by member.
 *
 * @throws Error when it is no ZIP.
 */
export async function openDropped(file: Blob): Promise<PackedArchive> {
  const zip = new ZipReader(new BlobReader(file), { useWebWorkers: false });
  const entries = await zip.getEntries();
  const read = async (name: string) => {
    const entry = entries.find((one: Entry) => one.filename === name);
    if (!entry || entry.directory) throw new Error(`${name} is missing.`);
    return entry.getData(new BoundedWriter(entry.uncompressedSize));
  };
  return {
    members: entries.map(memberOf),
    packedBytes: file.size,
    read,
    measure: async (name) => {
      const bytes = await read(name);
      return { sha256: await sha256Hex(bytes), sizeBytes: bytes.length };
    },
    async *stream(name) {
      yield await read(name);
    },
  };
}

/** Takes no more bytes than a member says that it unpacks to. */
class BoundedWriter extends Uint8ArrayWriter {
  #left: number;

  constructor(sizeBytes: number) {
    super();
    this.#left = sizeBytes;
  }

  override async writeUint8Array(bytes: Uint8Array): Promise<void> {
    this.#left -= bytes.length;
    if (this.#left < 0) throw new Error("It unpacks to more than it says.");
    await super.writeUint8Array(bytes);
  }
}

function memberOf(entry: Entry): PackedMember {
  return {
    name: entry.filename,
    isFolder: entry.directory,
    isLink: isLinkOf(entry.versionMadeBy, entry.externalFileAttributes),
    isEncrypted: entry.encrypted,
    method: entry.compressionMethod,
    packedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    modifiedAt: readTimestamp(entry.extraField?.get(TIMESTAMP_FIELD)?.data),
  };
}
