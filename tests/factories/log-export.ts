import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { toHex } from "#app/domain/kernel/hex.ts";
import {
  logOrigin,
  signNote,
  writeCheckpoint,
  writeVerifierKey,
} from "#app/domain/log/checkpoint.ts";
import { type Digest, growTree, hashLeaf, rootOf } from "#app/domain/log/merkle.ts";
import { LOG_FILES, writeLogLine, writeNoteLine } from "#app/domain/log/verify/log-archive.ts";

const digest: Digest = (bytes) => createHash("sha256").update(bytes).digest();

/** The export of a log made up here, without a database: its files by name. */
export async function makeLogExport(size: number, { sealedAt = [] as number[] } = {}) {
  const primeId = randomUUID();
  const name = logOrigin(primeId);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  const key = {
    name,
    publicKey: new Uint8Array(Buffer.from(x, "base64url")),
    sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)),
  };
  const entries = Array.from({ length: size }, (_, seq) =>
    JSON.stringify({ action: "supplier.changed", detail: { seq }, primeId, version: 2 }),
  );
  const utf8 = new TextEncoder();
  const leaves = await Promise.all(entries.map((entry) => hashLeaf(digest, utf8.encode(entry))));
  const tree = await growTree(digest, leaves);
  const seal = async (covered: number) =>
    signNote(
      digest,
      writeCheckpoint({ origin: name, size: covered, root: await rootOf(tree, covered) }),
      key,
    );
  const lines = entries.map((entry, seq) =>
    writeLogLine({ seq, leafHash: toHex(leaves[seq] ?? new Uint8Array()), entry }),
  );
  const notes = await Promise.all(sealedAt.map(seal));
  const verifierKey = await writeVerifierKey(digest, name, key.publicKey);
  const files = new Map([
    [LOG_FILES.checkpoint, await seal(size)],
    [LOG_FILES.keys, `${verifierKey}\n`],
    [LOG_FILES.earlier, notes.map(writeNoteLine).join("")],
    [LOG_FILES.entries, lines.join("")],
  ]);
  return { files: toBytes(files), lines, notes, seal, verifierKey };
}

function toBytes(files: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  return new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
}
