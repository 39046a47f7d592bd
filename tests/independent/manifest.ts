import {
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
import { type Found, isTrap } from "./package.ts";
import type { Member, Package } from "./zip.ts";

export type Members = ReadonlyMap<string, Member>;
export type Signed = { key: Key | null; number: string; builtAt: string; files: JsonObject[] };

const FIXED = ["manifest.jws", "record.json", "record.pdf", "checkpoint.txt"];

/** Check 1. */
export function checkMembers(
  pack: Package,
  found: Found | null,
  isListed: (name: string) => boolean,
): void {
  for (const name of FIXED) if (!found?.parts.has(name)) throw new Refused("members", `no ${name}`);
  if (isTrap(pack, isListed)) throw new Refused("members", "a trap");
}

/** The bytes of a part. */
export function bytesOf(members: Members, name: string): Uint8Array {
  return members.get(name)?.bytes() ?? new Uint8Array();
}

const refuse = (why: string) => new Refused("signature", why);

/** What `manifest.jws` lists, signed or not. */
export function readManifest(members: Members): Signed {
  const [, payload] = partsOf(members);
  const manifest = payload && readCanonical("signature", "the manifest", payload);
  if (!isObject(manifest ?? null)) throw refuse("no manifest");
  const names = Object.keys(manifest as JsonObject)
    .sort()
    .join();
  if (names !== "builtAt,files,format,number,verifierKey,version") throw refuse("other members");
  const { format, version } = manifest as JsonObject;
  if (format !== "flowdown-record-manifest" || version !== 1) throw refuse("another form");
  return {
    key: readKey(textIn(manifest, "verifierKey")),
    number: textIn(manifest, "number"),
    builtAt: textIn(manifest, "builtAt"),
    files: objectsIn(manifest, "files"),
  };
}

function partsOf(members: Members): (Buffer | null)[] {
  const parts = textOf(bytesOf(members, "manifest.jws")).split(".").map(fromBase64Url);
  if (parts.length !== 3 || parts.includes(null)) throw refuse("no compact JWS");
  return parts;
}

/** Check 2: "The manifest" of the document. */
export function checkSignature(members: Members, expected: string | undefined): void {
  const text = textOf(bytesOf(members, "manifest.jws"));
  const [header, payload, signature] = partsOf(members);
  const head = JSON.parse(textOf(header ?? new Uint8Array()));
  const { key } = readManifest(members);
  if (head.alg !== "EdDSA" || head.crit !== undefined)
    throw refuse("not the header it should have");
  if (!key || head.kid !== key.name) throw refuse("no verifier key");
  const line = textIn(JSON.parse(textOf(payload ?? new Uint8Array())), "verifierKey");
  if (expected !== undefined && expected !== line) throw refuse("another key than expected");
  const signed = Buffer.from(text.slice(0, text.lastIndexOf(".")), "ascii");
  if (!signature || !isSignedBy(key.bytes, signed, signature))
    throw refuse("the signature is not of this key");
}

function fromBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length > 0 && bytes.toString("base64url") === text ? bytes : null;
}

/** Check 3. */
export function checkFiles(members: Members, { files }: Signed): void {
  const names = files.map((file) => textIn(file, "name"));
  if (new Set(names).size < names.length) throw new Refused("files", "one is listed twice");
  for (const file of files) {
    const name = textIn(file, "name");
    const member = members.get(name);
    if (!member && FIXED.includes(name)) continue;
    if (!member || member.size !== file.sizeBytes) throw new Refused("files", `${name} is another`);
    if (sha256(member.bytes()).toString("hex") !== file.sha256)
      throw new Refused("files", `${name} is another`);
  }
}
