import { inflateRawSync } from "node:zlib";

/** A member of a ZIP, read from the central directory (PKWARE APPNOTE, 4.3.12). */
export type Member = {
  name: string;
  method: number;
  isEncrypted: boolean;
  isLink: boolean;
  packed: number;
  size: number;
  /** of the extended timestamp field; null without one */
  time: number | null;
  /** @throws Error when it cannot be unpacked, or to another size than it says */
  bytes(): Uint8Array;
};
export type Package = { members: Member[]; size: number };

const END = 0x06054b50;

/** Take a ZIP apart. @throws Error when it is none */
export function readZip(zip: Buffer): Package {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error("no ZIP");
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const members = Array.from({ length: count }, () => {
    const member = readMember(zip, at);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return member;
  });
  return { members, size: zip.length };
}

function readMember(zip: Buffer, at: number): Member {
  const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
  const extra = zip.subarray(nameEnd, nameEnd + zip.readUInt16LE(at + 30));
  const method = zip.readUInt16LE(at + 10);
  const packed = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  const local = zip.readUInt32LE(at + 42);
  const isUnix = zip.readUInt8(at + 5) === 3;
  return {
    name: zip.subarray(at + 46, nameEnd).toString("utf8"),
    method,
    isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    isLink: isUnix && ((zip.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
    packed,
    size,
    time: timeIn(extra),
    bytes: () => {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const raw = zip.subarray(start, start + packed);
      const bytes = method === 8 ? inflateRawSync(raw, { maxOutputLength: size || 1 }) : raw;
      if (bytes.length !== size) throw new Error("another size");
      return bytes;
    },
  };
}

function timeIn(extra: Buffer): number | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 0x5455 && (extra.readUInt8(at + 4) & 1) === 1)
      return extra.readInt32LE(at + 5);
  return null;
}
