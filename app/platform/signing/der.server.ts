import forge from "node-forge";

export const TAG = {
  boolean: 1,
  integer: 2,
  octets: 4,
  null: 5,
  oid: 6,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
};

export function sequence(...parts: Uint8Array[]): Buffer {
  return der(TAG.sequence, ...parts);
}

export function integer(small: number): Buffer {
  return der(TAG.integer, Uint8Array.of(small));
}

export function oid(dotted: string): Buffer {
  return der(TAG.oid, Buffer.from(forge.asn1.oidToDer(dotted).getBytes(), "latin1"));
}

/** One value in DER: its tag, its length, its content. */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), derLength(content.length), content]);
}

function derLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, "hex");
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}
