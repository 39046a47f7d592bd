/** One value in DER: its tag, what it holds, and all its bytes. Numbers of tags above 30 do not occur here. */
export type DerValue = { tag: number; content: Uint8Array; raw: Uint8Array };

export const DER = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context3: 0xa3,
} as const;

/** @throws RangeError unless `bytes` are one value and nothing else. */
export function readDer(bytes: Uint8Array): DerValue {
  const [value, ...rest] = readParts(bytes);
  if (!value || rest.length > 0) throw new RangeError("not one value in DER");
  return value;
}

/** The values that stand one after the other. @throws RangeError when they are cut or not in DER. */
export function readParts(bytes: Uint8Array): DerValue[] {
  const parts: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [length, start] = readLength(bytes, at + 1);
    const end = start + length;
    if (end > bytes.length) throw new RangeError("a value in DER is cut off");
    parts.push({
      tag: bytes[at] ?? 0,
      content: bytes.subarray(start, end),
      raw: bytes.subarray(at, end),
    });
    at = end;
  }
  return parts;
}

function readLength(bytes: Uint8Array, at: number): [length: number, start: number] {
  const first = bytes[at];
  if (first === undefined) throw new RangeError("a value in DER is cut off");
  if (first < 0x80) return [first, at + 1];
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + count >= bytes.length)
    throw new RangeError("a value in DER has no length");
  const length = bytes.slice(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return [length, at + 1 + count];
}

/** What a value holds, when it has this tag. @throws RangeError otherwise. */
export function partsOf(value: DerValue | undefined, tag: number): DerValue[] {
  return readParts(contentOf(value, tag));
}

/** @throws RangeError unless the value is there and has this tag. */
export function contentOf(value: DerValue | undefined, tag: number): Uint8Array {
  if (value?.tag !== tag) throw new RangeError("a value in DER is not what must stand there");
  return value.content;
}

/** An object identifier with dots. */
export function oidOf(value: DerValue | undefined): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of contentOf(value, DER.oid)) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join(".");
}

/** The algorithm that an identifier names, which takes no parameters. @throws RangeError for others. */
export function algorithmOf(value: DerValue | undefined): string {
  const [name, parameters, ...rest] = partsOf(value, DER.sequence);
  if (rest.length > 0 || (parameters && contentOf(parameters, DER.null).length > 0))
    throw new RangeError("an algorithm with parameters is not known here");
  return oidOf(name);
}

/** A small number. @throws RangeError when it is none. */
export function numberOf(value: DerValue | undefined): number {
  const [number, ...rest] = contentOf(value, DER.integer);
  if (number === undefined || rest.length > 0) throw new RangeError("not a small number");
  return number;
}

/** An instant written as UTCTime or GeneralizedTime. @throws RangeError when it is none. */
export function timeOf(value: DerValue | undefined): Date {
  const text = new TextDecoder().decode(value?.content);
  const [, year = "", rest = "", fraction = ""] =
    (value?.tag === DER.utcTime
      ? /^(\d\d)(\d{10})()Z$/.exec(text)
      : /^(\d{4})(\d{10})(\.\d+)?Z$/.exec(text)) ?? [];
  const full = year.length === 2 ? `${Number(year) < 50 ? "20" : "19"}${year}` : year;
  const [month, day, hour, minute, second] = rest.match(/\d\d/g) ?? [];
  const at = new Date(
    `${full}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`,
  );
  if (Number.isNaN(at.getTime())) throw new RangeError("not an instant");
  return at;
}
