/** A member of a ZIP as its central directory names it; nothing of it was unpacked for that. */
export type PackedMember = {
  /** as it stands there, backslashes and all */
  name: string;
  isFolder: boolean;
  /** a symbolic link of Unix */
  isLink: boolean;
  isEncrypted: boolean;
  /** how it is compressed: 0 is not at all, 8 is deflate */
  method: number;
  packedBytes: number;
  /** what it says that it unpacks to; who reads more than that fails */
  sizeBytes: number;
  /** seconds since 1970, of the extended timestamp field (0x5455); null without one */
  modifiedAt: number | null;
};

/** The members of a ZIP, wherever it lies: on a disk, or dropped into a browser. */
export type PackedArchive = {
  /** in the order of the central directory */
  members: readonly PackedMember[];
  /** of the whole ZIP */
  packedBytes: number;
  /**
   * Unpack a member whole; the first of its name.
   *
   * @throws Error when it is not there, cannot be unpacked or is damaged.
   */
  read(name: string): Promise<Uint8Array>;
  /** SHA-256 in hexadecimal and the size, of a member that may be too large to hold. */
  measure(name: string): Promise<{ sha256: string; sizeBytes: number }>;
  /** The bytes of a member, as they are unpacked. */
  stream(name: string): AsyncIterable<Uint8Array>;
};

const UNIX = 3;
const KIND_MASK = 0o170000;
const LINK = 0o120000;

/** Whether the attributes of a member say that it is a symbolic link. */
export function isLinkOf(versionMadeBy: number, externalAttributes: number): boolean {
  return versionMadeBy >>> 8 === UNIX && ((externalAttributes >>> 16) & KIND_MASK) === LINK;
}

/** The time of an extended timestamp field; null when it carries none. */
export function readTimestamp(data: Uint8Array | undefined): number | null {
  if (!data || data.length < 5 || ((data[0] ?? 0) & 1) === 0) return null;
  return new DataView(data.buffer, data.byteOffset, data.byteLength).getInt32(1, true);
}
