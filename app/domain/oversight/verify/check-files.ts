import { readVerifierKey, writeVerifierKey } from "../checkpoint.ts";
import { Manifest, RECORD_FILES, TIMESTAMP_FILE } from "../manifest.ts";
import { Failed, type RecordArchive } from "./archive.ts";
import { digest, isSignedBy, readJws } from "./signature.ts";

/** The list of parts with the key that signed it. */
export type SignedManifest = { manifest: Manifest; keyName: string; publicKey: Uint8Array };

const REQUIRED = [
  RECORD_FILES.manifest,
  RECORD_FILES.json,
  RECORD_FILES.pdf,
  RECORD_FILES.checkpoint,
];

/** The fixed parts are there, none twice. */
export async function checkMembers({ names }: RecordArchive): Promise<[string, null]> {
  for (const name of REQUIRED)
    if (!names.includes(name)) throw new Failed(`${name} is missing from the record.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Failed(`${twice} is in the record twice.`);
  return [`${names.length} parts`, null];
}

/** The manifest was signed by the key it names, and by the key expected when one is. */
export async function checkSignature(
  archive: RecordArchive,
  expectedKey: string | undefined,
): Promise<[string, SignedManifest]> {
  const text = new TextDecoder().decode(await archive.read(RECORD_FILES.manifest));
  const jws = readJws(text);
  if (!jws) throw new Failed(`${RECORD_FILES.manifest} is no signed list of parts.`);
  if (jws.alg !== "EdDSA")
    throw new Failed(`${RECORD_FILES.manifest} is signed by an algorithm that is not EdDSA.`);
  const manifest = readManifest(jws.payload);
  const key = readVerifierKey(manifest.verifierKey);
  if (!key || (await writeVerifierKey(digest, key.keyName, key.publicKey)) !== manifest.verifierKey)
    throw new Failed(`${RECORD_FILES.manifest} names no key.`);
  if (jws.kid !== key.keyName || jws.crit !== undefined)
    throw new Failed(`${RECORD_FILES.manifest} has another header than it should.`);
  if (expectedKey !== undefined && expectedKey.trim() !== manifest.verifierKey)
    throw new Failed(
      `${RECORD_FILES.manifest} was signed by another key than the one you gave: ${manifest.verifierKey}`,
    );
  if (!(await isSignedBy(key.publicKey, jws.signature, jws.signed)))
    throw new Failed(`${RECORD_FILES.manifest} was changed after it was signed.`);
  return [`signed by ${manifest.verifierKey}`, { manifest, ...key }];
}

function readManifest(payload: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(payload));
  } catch {
    throw new Failed(`${RECORD_FILES.manifest} does not list the parts in the form it should.`);
  }
}

/** Every part listed is there with its hash, in the order listed, and no part is unlisted. */
export async function checkFiles(
  archive: RecordArchive,
  { manifest }: SignedManifest,
): Promise<[string, null]> {
  const listed = new Set([
    RECORD_FILES.manifest,
    ...manifest.files.map((file) => file.name),
    TIMESTAMP_FILE,
  ]);
  const unlisted = archive.names.find((name) => !listed.has(name));
  if (unlisted) throw new Failed(`${unlisted} was added: the signed list does not name it.`);
  const [twice] = manifest.files.filter(
    ({ name }, index) => manifest.files.findIndex((file) => file.name === name) !== index,
  );
  if (twice) throw new Failed(`${RECORD_FILES.manifest} lists ${twice.name} twice.`);
  for (const file of manifest.files) {
    if (!archive.names.includes(file.name)) throw new Failed(`${file.name} is missing.`);
    const found = await archive.measure(file.name);
    if (found.sha256 !== file.sha256 || found.sizeBytes !== file.sizeBytes)
      throw new Failed(`${file.name} was changed: its SHA-256 is not the one listed.`);
  }
  const order = [...listed].filter(
    (name) => name !== TIMESTAMP_FILE || archive.names.includes(name),
  );
  const moved = order.find((name, index) => archive.names[index] !== name);
  if (moved) throw new Failed(`${moved} does not stand where the signed list has it.`);
  return [`${manifest.files.length} parts with the SHA-256 listed`, null];
}
