/**
 * SHA-1, because RFC 9562 makes name-based UUIDs with it. It names things and protects nothing:
 * whatever must not be forged is hashed with SHA-256.
 *
 * @see FIPS 180-4, 6.1
 */
export function sha1(bytes: Uint8Array): Uint8Array {
  const words = pad(bytes);
  const hash: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) {
    const rounds = runRounds(schedule(words.subarray(block, block + 16)), hash);
    for (const [index, value] of rounds.entries()) hash[index] = ((hash[index] ?? 0) + value) >>> 0;
  }
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, word] of hash.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

type State = [number, number, number, number, number];

/** The message in 32-bit words: a one bit after it, zeros, and its length in bits. */
function pad(bytes: Uint8Array): Uint32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new DataView(new ArrayBuffer(blocks * 64));
  for (const [index, byte] of bytes.entries()) padded.setUint8(index, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setBigUint64(blocks * 64 - 8, BigInt(bytes.length) * 8n);
  return Uint32Array.from({ length: blocks * 16 }, (_, index) => padded.getUint32(index * 4));
}

function schedule(block: Uint32Array): Uint32Array {
  const words = new Uint32Array(80);
  words.set(block);
  const word = (index: number) => words[index] ?? 0;
  for (let t = 16; t < 80; t += 1)
    words[t] = rotate(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);
  return words;
}

function runRounds(words: Uint32Array, hash: State): State {
  let [a, b, c, d, e] = hash;
  for (const [t, word] of words.entries()) {
    const next = (rotate(a, 5) + mix(t, b, c, d) + e + word) >>> 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  }
  return [a, b, c, d, e];
}

function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
