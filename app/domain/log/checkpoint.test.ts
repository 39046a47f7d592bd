import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from "node:crypto";
import { expect, test } from "vitest";
import {
  fromBase64,
  hashKey,
  readCheckpoint,
  readVerifierKey,
  signNote,
  toBase64,
  writeCheckpoint,
  writeVerifierKey,
} from "./checkpoint.ts";

const digest = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());

function newKey(name: string) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const jwk = createPublicKey(
    createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" })),
  ).export({ format: "jwk" });
  return {
    name,
    publicKey: new Uint8Array(Buffer.from(jwk.x ?? "", "base64url")),
    sign: (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

test("the key hash is that of the example key of the signed-note specification's library", async () => {
  // golang.org/x/mod/sumdb/note: PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
  const key = readVerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  if (!key) throw new Error("not read");
  const hash = await hashKey(digest, key.keyName, key.publicKey);
  expect(Buffer.from(hash).toString("hex")).toBe("c74f20a3");
});

test("a checkpoint is read as it was written and signed", async () => {
  const key = newKey("flowdown/prime");
  const root = digest(new TextEncoder().encode("root"));
  const note = await signNote(digest, writeCheckpoint({ origin: key.name, size: 42, root }), key);
  const read = readCheckpoint(note);
  expect(read).toMatchObject({ origin: "flowdown/prime", size: 42, root });
  expect(read?.signatures).toHaveLength(1);
  expect(note.split("\n").slice(0, 4)).toEqual(["flowdown/prime", "42", toBase64(root), ""]);
});

test.each([
  ["no empty line", "o\n1\nAA==\n"],
  ["a size with a leading zero", `o\n01\n${"A".repeat(43)}=\n\n— k AAAAAAAA\n`],
  ["a root of the wrong length", "o\n1\nAAAA\n\n— k AAAAAAAA\n"],
  ["no signature", `o\n1\n${"A".repeat(43)}=\n\n\n`],
])("a note with %s is no checkpoint", (_, note) => {
  expect(readCheckpoint(note)).toBeNull();
});

test("a verifier key is read as it was written; others are not", async () => {
  const key = newKey("flowdown/prime");
  const line = await writeVerifierKey(digest, key.name, key.publicKey);
  expect(readVerifierKey(line)).toEqual({ keyName: key.name, publicKey: key.publicKey });
  expect(readVerifierKey("flowdown/prime+00000000+AgAA")).toBeNull();
  expect(fromBase64("not base64!")).toBeNull();
});
