import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import {
  type Entry,
  fromBuffer,
  getFileNameLowLevel,
  type ZipFile as OpenZip,
  type Options,
  open,
} from "yauzl";
import { ZipFile } from "yazl";
import {
  isLinkOf,
  type PackedArchive,
  type PackedMember,
  readTimestamp,
} from "#app/domain/archive/packed-member.ts";

/** A file of a ZIP to be written; read only when its turn comes, a large one as a stream. */
export type ZipMember = { name: string; read: () => Promise<Buffer | Readable> };

/** An open ZIP: what the checks of a record and those of a log read. */
export type OpenedArchive = PackedArchive & { close(): void };

/**
 * Write a ZIP as a stream, one member at a time. The same members give the same bytes: every member
 * carries the same time, and nothing is compressed unless that is asked for.
 */
export function writeZip(
  members: readonly ZipMember[],
  at: Date,
  { compress = false }: { compress?: boolean } = {},
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: Error) => output.destroy(error);
  let current: Readable | undefined;
  for (const { name, read } of members)
    zip.addReadStreamLazy(name, { compress, mtime: at, mode: 0o100644 }, (deliver) => {
      read().then((content) => {
        current = Buffer.isBuffer(content) ? Readable.from([content]) : content;
        // yazl does not look whether what it reads fails.
        current.once("error", fail);
        deliver(null, current);
      }, fail);
    });
  zip.end();
  zip.on("error", fail);
  // Whoever takes the ZIP may go away in the middle.
  output.once("close", () => current?.destroy());
  return output;
}

/**
 * Open a ZIP on disk to read its members.
 *
 * @throws Error when the file is no ZIP or is damaged.
 */
export async function openZip(path: string): Promise<OpenedArchive> {
  const zip = await promised((options, done) => open(path, options, done));
  return archiveOf(zip);
}

/** The same for one in memory. */
export async function openZipBytes(bytes: Buffer): Promise<OpenedArchive> {
  const zip = await promised((options, done) => fromBuffer(bytes, options, done));
  return archiveOf(zip);
}

function promised(
  start: (options: Options, done: (error: Error | null, zip: OpenZip) => void) => void,
): Promise<OpenZip> {
  return new Promise((resolve, reject) => {
    // Names are taken as they stand: the checks say what is wrong with one.
    start({ lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

async function archiveOf(zip: OpenZip): Promise<OpenedArchive> {
  const entries = await listEntries(zip);
  const byName = new Map<string, Entry>();
  for (const entry of entries) if (!byName.has(nameOf(entry))) byName.set(nameOf(entry), entry);
  const find = (name: string) => {
    const entry = byName.get(name);
    if (!entry) throw new Error(`${name} is missing.`);
    return entry;
  };
  return {
    members: entries.map(memberOf),
    packedBytes: zip.fileSize,
    stream: (name) => chunksOf(zip, () => find(name)),
    read: async (name) => new Uint8Array(await buffer(await streamOf(zip, find(name)))),
    measure: async (name) => {
      const hash = createHash("sha256");
      let sizeBytes = 0;
      for await (const chunk of await streamOf(zip, find(name))) {
        hash.update(chunk);
        sizeBytes += chunk.length;
      }
      return { sha256: hash.digest("hex"), sizeBytes };
    },
    close: () => zip.close(),
  };
}

const TIMESTAMP_FIELD = 0x5455;

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const isAsItStands = true;
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, isAsItStands);
}

function memberOf(entry: Entry): PackedMember {
  const name = nameOf(entry);
  return {
    name,
    isFolder: name.endsWith("/"),
    isLink: isLinkOf(entry.versionMadeBy, entry.externalFileAttributes),
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    packedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    modifiedAt: readTimestamp(entry.extraFields.find(({ id }) => id === TIMESTAMP_FIELD)?.data),
  };
}

async function* chunksOf(zip: OpenZip, find: () => Entry): AsyncGenerator<Uint8Array> {
  yield* await streamOf(zip, find());
}

function listEntries(zip: OpenZip): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

function streamOf(zip: OpenZip, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
