import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { env } from "./env.server.ts";

/**
 * One object: magic, then the data key wrapped by the master key, then the content under the data
 * key; both AES-256-GCM, both bound to the object's key, so that objects cannot trade places.
 */
const MAGIC = Buffer.from("FDBLOB01", "ascii");
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const WRAPPED_BYTES = NONCE_BYTES + TAG_BYTES + KEY_BYTES;
const BLOB_KEY = /^[0-9a-f]{48}$/;

export type StoredBlob = { blobKey: string; sha256: string; sizeBytes: number };

/**
 * Encrypt and keep `bytes`. Every upload gets a key of its own at random: a key made from the
 * content would tell one organization that another holds the same file. The SHA-256 of the content
 * is the file's name everywhere else.
 */
export async function putBlob(bytes: Buffer): Promise<StoredBlob> {
  const blobKey = randomBytes(24).toString("hex");
  const dataKey = randomBytes(KEY_BYTES);
  const object = Buffer.concat([
    MAGIC,
    seal(env().evidenceMasterKey, dataKey, blobKey),
    seal(dataKey, bytes, blobKey),
  ]);
  await writeWhole(pathOf(blobKey), object);
  return { blobKey, sha256: sha256Of(bytes), sizeBytes: bytes.length };
}

/**
 * Read and decrypt what `putBlob` kept.
 *
 * @throws Error when there is no such object, when it was changed, or when another master key
 *   encrypted it.
 */
export async function readBlob(blobKey: string): Promise<Buffer> {
  const object = await readFile(pathOf(blobKey));
  if (!object.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error("not a stored blob");
  const contentStart = MAGIC.length + WRAPPED_BYTES;
  const wrapped = object.subarray(MAGIC.length, contentStart);
  const dataKey = unseal(env().evidenceMasterKey, wrapped, blobKey);
  return unseal(dataKey, object.subarray(contentStart), blobKey);
}

/**
 * The same as a stream, for what may be too large to hold. Whether it was changed is known only at
 * the end: the stream then fails, and whoever read from it must not keep what it got.
 *
 * @throws Error when there is no such object, or another master key encrypted it.
 */
export async function openBlob(blobKey: string): Promise<Readable> {
  const path = pathOf(blobKey);
  const head = await readHead(path, MAGIC.length + WRAPPED_BYTES + NONCE_BYTES + TAG_BYTES);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error("not a stored blob");
  const contentStart = MAGIC.length + WRAPPED_BYTES;
  const wrapped = head.subarray(MAGIC.length, contentStart);
  const dataKey = unseal(env().evidenceMasterKey, wrapped, blobKey);
  const decipher = opener(dataKey, head.subarray(contentStart), blobKey);
  // What fails on the way destroys the decipher too, which tells its reader.
  return pipeline(createReadStream(path, { start: head.length }), decipher, () => {});
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whether there is such an object still. */
export function hasBlob(blobKey: string): Promise<boolean> {
  return access(pathOf(blobKey)).then(
    () => true,
    () => false,
  );
}

/** Remove an object: one that no row came to name, or one whose content is no longer kept. */
export async function dropBlob(blobKey: string): Promise<void> {
  await rm(pathOf(blobKey), { force: true });
}

/** SHA-256, hexadecimal: what a file is known by. */
export function sha256Of(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

function pathOf(blobKey: string): string {
  if (!BLOB_KEY.test(blobKey)) throw new RangeError("not a blob key");
  return join(env().evidenceDirectory, blobKey.slice(0, 2), blobKey);
}

/** Nonce, tag, ciphertext. */
function seal(key: Buffer, bytes: Buffer, blobKey: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(blobKey));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Buffer, blobKey: string): Buffer {
  const decipher = opener(key, sealed, blobKey);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** What decrypts a body whose nonce and tag stand at the beginning of `sealed`. */
function opener(key: Buffer, sealed: Buffer, blobKey: string) {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(blobKey));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher;
}

/** Write beside, flush, rename: after a crash the object is whole or not there. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  const directory = await open(dirname(path), "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
