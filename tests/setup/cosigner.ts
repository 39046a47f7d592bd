import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { isConsistent } from "#app/domain/log/merkle-verify.ts";
import { type HttpReply, startHttpServer, type TestServer } from "./http-server.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

export type TestCosigner = TestServer & {
  key: string;
  /** The logs it knows, by name: their verifier keys. */
  logs: Map<string, string>;
  /** The sizes it signed, in the order in which it did. */
  signed: number[];
  /** The lines it adds besides its own, as witnesses may. */
  addition: string;
};

/** A witness as C2SP tlog-witness describes it, written from that text. */
export async function startCosigner(): Promise<TestCosigner> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const name = "witness.example/one";
  const typed = Buffer.concat([Buffer.of(4), raw]);
  const keyHash = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed])).subarray(0, 4);
  const kept = new Map<string, Root>();

  async function addCheckpoint(body: string): Promise<HttpReply> {
    const head = body.slice(0, body.indexOf("\n\n"));
    const note = body.slice(head.length + 2);
    const [old = "", ...proof] = head.split("\n");
    const [, oldSize] = /^old (\d+)$/.exec(old) ?? [];
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    const [origin = "", size = "", root = ""] = text.split("\n");
    const key = state.logs.get(origin);
    const refusal = refusalOf(key, note, text);
    if (refusal) return refusal;
    if (oldSize === undefined || Number(oldSize) > Number(size)) return { status: 400 };
    const last = kept.get(origin) ?? { size: 0, root: sha256(Buffer.alloc(0)) };
    if (Number(oldSize) !== last.size)
      return { status: 409, body: `${last.size}\n`, type: "text/x.tlog.size" };
    const next = { size: Number(size), root: Buffer.from(root, "base64") };
    if (next.size === last.size && !next.root.equals(last.root)) return { status: 409 };
    if (last.size > 0 && !(await continues(last, next, proof))) return { status: 422 };
    kept.set(origin, next);
    state.signed.push(next.size);
    return { status: 200, body: state.addition + cosign(text) };
  }

  function cosign(text: string): string {
    const seconds = Math.floor(Date.now() / 1000);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
    const signature = Buffer.concat([keyHash, time, sign(null, message, privateKey)]);
    return `— ${name} ${signature.toString("base64")}\n`;
  }

  const server = await startHttpServer((request, body) =>
    request.method === "POST" && request.url === "/add-checkpoint"
      ? addCheckpoint(body.toString("utf8"))
      : { status: 404 },
  );
  const state: TestCosigner = Object.assign(server, {
    key: `${name}+${keyHash.toString("hex")}+${typed.toString("base64")}`,
    logs: new Map<string, string>(),
    signed: [] as number[],
    addition: "",
  });
  return state;
}

/** Logs that it does not know, and checkpoints that their key did not sign. */
function refusalOf(key: string | undefined, note: string, text: string): HttpReply | null {
  if (!key) return { status: 404 };
  return isSigned(note, text, key) ? null : { status: 403 };
}

type Root = { size: number; root: Buffer };

function continues(last: Root, next: Root, proof: readonly string[]): Promise<boolean> {
  return isConsistent(sha256, {
    first: last.size,
    second: next.size,
    firstRoot: last.root,
    secondRoot: next.root,
    path: proof.filter((line) => line !== "").map((line) => Buffer.from(line, "base64")),
  });
}

function isSigned(note: string, text: string, verifierKey: string): boolean {
  const raw = Buffer.from(verifierKey.split("+").slice(2).join("+"), "base64").subarray(1);
  const key = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
    format: "jwk",
  });
  const [, encoded = ""] = /^— \S+ (\S+)$/m.exec(note.slice(text.length)) ?? [];
  return verify(null, Buffer.from(text), key, Buffer.from(encoded, "base64").subarray(4));
}
