/** How the text of a file is written in bytes, as a preview names it. */
export const ENCODINGS = [
  "UTF-8",
  "UTF-8 with a byte order mark",
  "UTF-16, little-endian",
  "UTF-16, big-endian",
  "Windows-1252",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type DecodedText = { text: string; encoding: Encoding };

/**
 * The text of a file as spreadsheets save it: by its byte order mark, else by what its bytes can be.
 * What is not UTF-8 and has no zero bytes is taken for Windows-1252, in which every byte is
 * something: so the preview shows a word with such a letter.
 *
 * @returns null when the bytes are no text.
 * @throws never
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const found = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell what is no text
  return found && !/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(found.text) ? found : null;
}

function decode(bytes: Uint8Array): DecodedText | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return strictly("utf-8", bytes, "UTF-8 with a byte order mark");
  if (first === 0xff && second === 0xfe)
    return strictly("utf-16le", bytes, "UTF-16, little-endian");
  if (first === 0xfe && second === 0xff) return strictly("utf-16be", bytes, "UTF-16, big-endian");
  const [evenZeros, oddZeros] = countZeros(bytes.subarray(0, 4096));
  if (oddZeros > 0 && oddZeros > evenZeros * 4)
    return strictly("utf-16le", bytes, "UTF-16, little-endian");
  if (evenZeros > 0 && evenZeros > oddZeros * 4)
    return strictly("utf-16be", bytes, "UTF-16, big-endian");
  return (
    strictly("utf-8", bytes, "UTF-8") ?? {
      text: fromWindows1252(bytes),
      encoding: "Windows-1252",
    }
  );
}

/** What the bytes from 0x80 on are in Windows-1252; the decoder of Node 20 reads them as Latin-1. */
const FROM_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

function fromWindows1252(bytes: Uint8Array): string {
  return new TextDecoder("latin1")
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (one) => FROM_80[one.charCodeAt(0) - 0x80] ?? one);
}

function strictly(label: string, bytes: Uint8Array, encoding: Encoding): DecodedText | null {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** How many zero bytes stand at even and at odd places. */
function countZeros(bytes: Uint8Array): [even: number, odd: number] {
  const zeros: [number, number] = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  return zeros;
}

/** A word of the text with a letter beyond ASCII, by which a person sees that it was read right. */
export function telltaleWord(text: string): string | null {
  const words = text.match(/[\p{L}'\u2019.-]+/gu) ?? [];
  return words.find((word) => /[\u0080-\uFFFF]/.test(word))?.slice(0, 40) ?? null;
}
