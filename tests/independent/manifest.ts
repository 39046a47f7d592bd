import {
  canonical,
  isObject,
  isSignedBy,
  type JsonObject,
  objectsIn,
  Refused,
  readCanonical,
  sha256,
  textIn,
  textOf,
} from "./bytes.ts";
import { type Key, readKey } from "./keys.ts";

export type Members = ReadonlyMap<string, Uint8Array>;
export type Signed = { key: Key; number: string; files: JsonObject[] };

const FIXED = ["manifest.jws", "record.json", "record.pdf", "checkpoint.txt"];

/** Check 1. A Map holds no name twice. */
export function checkMembers(members: Members): void {
  for (const name of FIXED) if (!members.has(name)) throw new Refused("members", `no ${name}`);
}

/** Check 2: "The manifest" of the document. */
export function checkSignature(members: Members, expected: string | undefined): Signed {
  const refuse = (why: string) => new Refused("signature", why);
  const text = textOf(members.get("manifest.jws") ?? new Uint8Array());
  const parts = text.split(".");
  const [header, payload, signature] = parts.map(fromBase64Url);
  if (parts.length !== 3 || !header || !payload || !signature) throw refuse("no compact JWS");
  const head = JSON.parse(textOf(header));
  const manifest = readCanonical("signature", "the manifest", payload);
  if (head.alg !== "EdDSA" || !isObject(manifest)) throw refuse("not the header it should have");
  const names = Object.keys(manifest).sort().join();
  if (names !== "builtAt,files,format,number,verifierKey,version") throw refuse("other members");
  if (manifest.format !== "flowdown-record-manifest" || manifest.version !== 1)
    throw refuse("another form");
  const line = textIn(manifest, "verifierKey");
  const key = readKey(line);
  if (!key || head.kid !== key.name) throw refuse("no verifier key");
  if (expected !== undefined && expected !== line) throw refuse("another key than expected");
  const signed = Buffer.from(text.slice(0, text.lastIndexOf(".")), "ascii");
  if (!isSignedBy(key.bytes, signed, signature)) throw refuse("the signature is not of this key");
  return { key, number: textIn(manifest, "number"), files: objectsIn(manifest, "files") };
}

function fromBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}

/** Check 3. */
export function checkFiles(members: Members, { files }: Signed): void {
  const listed = ["manifest.jws", ...files.map((file) => textIn(file, "name"))];
  if (members.has("manifest.tst")) listed.push("manifest.tst");
  if (canonical(listed) !== canonical([...members.keys()]))
    throw new Refused("files", "the members are not those listed, in their order");
  for (const file of files) {
    const bytes = members.get(textIn(file, "name")) ?? new Uint8Array();
    const isIt = sha256(bytes).toString("hex") === file.sha256 && bytes.length === file.sizeBytes;
    if (!isIt) throw new Refused("files", `${textIn(file, "name")} is another`);
  }
}

/**
 * Check 13, as far as the imprint goes: the tests give the token to OpenSSL, which checks the rest.
 */
export function checkTimestamp(members: Members, record: JsonObject): void {
  const token = members.get("manifest.tst");
  if (!token) return;
  if (Number(record.version) < 3) throw new Refused("timestamp", "not in this version");
  const imprint = sha256(members.get("manifest.jws") ?? new Uint8Array());
  if (!Buffer.from(token).includes(imprint)) throw new Refused("timestamp", "about something else");
}
