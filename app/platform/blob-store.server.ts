import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from "node:crypto";
import {
  access,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { env } from "./env.server.ts";

/**
 * One object: magic, two places for the data key wrapped by a master key, then the content under the
 * data key; all AES-256-GCM, all bound to the object's key, so that objects cannot trade places. A
 * place begins with the version of its master key. When the master key changes, the data key is
 * wrapped into the place that is not in use, then the other one is emptied: at every instant of a
 * power cut one of them opens. Objects of the first form have one place, which names no version.
 */
const MAGIC = Buffer.from("FDBLOB02", "ascii");
const FIRST_MAGIC = Buffer.from("FDBLOB01", "ascii");
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const VERSION_BYTES = 8;
const WRAPPED_BYTES = NONCE_BYTES + TAG_BYTES + KEY_BYTES;
const PLACE_BYTES = VERSION_BYTES + WRAPPED_BYTES;
const PLACES = [MAGIC.length, MAGIC.length + PLACE_BYTES] as const;
const HEAD_BYTES = MAGIC.length + 2 * PLACE_BYTES;
const FIRST_HEAD_BYTES = FIRST_MAGIC.length + WRAPPED_BYTES;
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
  const object = Buffer.concat([headOf(dataKey, blobKey), seal(dataKey, bytes, blobKey)]);
  await writeWhole(pathOf(blobKey), (file) => file.writeFile(object));
  return { blobKey, sha256: sha256Of(bytes), sizeBytes: bytes.length };
}

/**
 * Read and decrypt what `putBlob` kept.
 *
 * @throws Error when there is no such object, when it was changed, or when a master key encrypted it
 *   that is not known any more.
 */
export async function readBlob(blobKey: string): Promise<Buffer> {
  const object = await readFile(pathOf(blobKey));
  const { dataKey, contentStart } = readHead(object, blobKey);
  return unseal(dataKey, object.subarray(contentStart), blobKey);
}

/**
 * The same as a stream, for what may be too large to hold. Whether it was changed is known only at
 * the end: the stream then fails, and whoever read from it must not keep what it got.
 *
 * @throws Error when there is no such object, or a master key encrypted it that is not known.
 */
export async function openBlob(blobKey: string): Promise<Readable> {
  const file = await open(pathOf(blobKey), "r");
  try {
    const most = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    const head = buffer.subarray(0, bytesRead);
    const { dataKey, contentStart } = readHead(head, blobKey);
    const decipher = opener(dataKey, head.subarray(contentStart), blobKey);
    const start = contentStart + NONCE_BYTES + TAG_BYTES;
    // What fails on the way destroys the decipher too, which tells its reader.
    return pipeline(file.createReadStream({ start }), decipher, () => {});
  } catch (error) {
    await file.close();
    throw error;
  }
}

function headOf(dataKey: Buffer, blobKey: string): Buffer {
  return Buffer.concat([MAGIC, placeOf(dataKey, blobKey), Buffer.alloc(PLACE_BYTES)]);
}

function placeOf(dataKey: Buffer, blobKey: string): Buffer {
  const masterKey = env().evidenceMasterKey;
  return Buffer.concat([versionOf(masterKey), seal(masterKey, dataKey, blobKey)]);
}

/** The version of a master key: derived from it as the portal's other keys are, so it tells nothing. */
function versionOf(masterKey: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "", "flowdown:key-version", VERSION_BYTES));
}

function masterKeys(): Buffer[] {
  return [env().evidenceMasterKey, ...env().previousEvidenceMasterKeys];
}

type Head = {
  dataKey: Buffer;
  contentStart: number;
  /** where the data key stands, and whether the other place is empty; null for the first form */
  place: number | null;
  isCurrent: boolean;
};

/** What the beginning of an object says. @throws Error when it is none, or no known key opens it. */
function readHead(object: Buffer, blobKey: string): Head {
  const magic = object.subarray(0, MAGIC.length);
  if (!magic.equals(MAGIC) && !magic.equals(FIRST_MAGIC)) throw new Error("not a stored blob");
  const head = magic.equals(MAGIC) ? readPlaces(object, blobKey) : readOnlyPlace(object, blobKey);
  if (!head) throw new Error("no known master key opens the blob");
  return head;
}

function readOnlyPlace(object: Buffer, blobKey: string): Head | null {
  const wrapped = object.subarray(FIRST_MAGIC.length, FIRST_HEAD_BYTES);
  const dataKey = firstOpened(masterKeys(), wrapped, blobKey);
  return dataKey && { dataKey, contentStart: FIRST_HEAD_BYTES, place: null, isCurrent: false };
}

function readPlaces(object: Buffer, blobKey: string): Head | null {
  const keys = masterKeys();
  const tries = keys.flatMap((key) => PLACES.map((place) => ({ key, place })));
  for (const { key, place } of tries) {
    const kept = object.subarray(place, place + PLACE_BYTES);
    if (!kept.subarray(0, VERSION_BYTES).equals(versionOf(key))) continue;
    const dataKey = firstOpened([key], kept.subarray(VERSION_BYTES), blobKey);
    const other = otherPlace(place);
    const isAlone = object.subarray(other, other + PLACE_BYTES).every((byte) => byte === 0);
    const isCurrent = key === keys[0] && isAlone;
    if (dataKey) return { dataKey, contentStart: HEAD_BYTES, place, isCurrent };
  }
  return null;
}

function otherPlace(place: number): number {
  return place === PLACES[0] ? PLACES[1] : PLACES[0];
}

function firstOpened(keys: readonly Buffer[], wrapped: Buffer, blobKey: string): Buffer | null {
  for (const key of keys)
    try {
      return unseal(key, wrapped, blobKey);
    } catch {}
  return null;
}

/** What wrapping an object anew came to. */
export type Rewrapping = "rewrapped" | "current" | "unopened";

/** The keys of all objects, those of uploads that no row came to name among them. */
export async function* listBlobKeys(): AsyncGenerator<string> {
  const folders = await readdir(env().evidenceDirectory).catch(() => []);
  for (const folder of folders.sort()) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const names = await readdir(join(env().evidenceDirectory, folder));
    yield* names.sort().filter((name) => BLOB_KEY.test(name));
  }
}

/**
 * Wrap an object's data key under the master key in use, in place; its content stays as it is. May be
 * stopped at any instant and repeated.
 */
export async function rewrapBlob(blobKey: string): Promise<Rewrapping> {
  const path = pathOf(blobKey);
  const file = await open(path, "r+").catch((error: NodeJS.ErrnoException) => {
    // Removed since it was listed: nothing is left to wrap.
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!file) return "current";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = tryReadHead(buffer.subarray(0, bytesRead), blobKey);
    if (!head) return "unopened";
    if (head.isCurrent) return "current";
    if (head.place === null) await rewriteFirstForm(path, file, head.dataKey, blobKey);
    else await rewrapInPlace(file, buffer, head.place, head.dataKey, blobKey);
    return "rewrapped";
  } catch (error) {
    if ((await file.stat()).nlink === 0) return "current";
    throw error;
  } finally {
    await file.close();
  }
}

function tryReadHead(bytes: Buffer, blobKey: string): Head | null {
  try {
    return readHead(bytes, blobKey);
  } catch {
    return null;
  }
}

async function rewrapInPlace(
  file: FileHandle,
  head: Buffer,
  place: number,
  dataKey: Buffer,
  blobKey: string,
): Promise<void> {
  const other = otherPlace(place);
  const version = head.subarray(place, place + VERSION_BYTES);
  // A run that was stopped has wrapped it already, and what is left is to empty the former place.
  const isWrapped = version.equals(versionOf(env().evidenceMasterKey));
  const [kept, emptied] = isWrapped ? [place, other] : [other, place];
  if (!isWrapped) {
    await file.write(placeOf(dataKey, blobKey), 0, PLACE_BYTES, kept);
    await file.sync();
  }
  await file.write(Buffer.alloc(PLACE_BYTES), 0, PLACE_BYTES, emptied);
  await file.sync();
}

/** Objects of the first form have no second place, so they are written anew, once. */
async function rewriteFirstForm(
  path: string,
  file: FileHandle,
  dataKey: Buffer,
  blobKey: string,
): Promise<void> {
  await rm(`${path}.partial`, { force: true });
  await writeWhole(path, async (partial) => {
    await partial.write(headOf(dataKey, blobKey));
    const content = file.createReadStream({ start: FIRST_HEAD_BYTES, autoClose: false });
    for await (const chunk of content) await partial.write(chunk);
    // What was disposed of in the meantime does not come back.
    if ((await file.stat()).nlink === 0) throw new Error("removed while it was wrapped anew");
  });
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
async function writeWhole(
  path: string,
  write: (file: FileHandle) => Promise<unknown>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  const file = await open(partial, "wx", 0o600);
  try {
    await write(file);
    await file.sync();
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
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
