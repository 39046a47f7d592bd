import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { startHttpServer, type TestServer } from "./http-server.ts";

export type TestBucket = TestServer & {
  /** what lies there, by path */
  objects: Map<string, string>;
  /** the paths in the order in which they were put */
  puts: string[];
};

const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

/** An object store that takes what is signed with AWS Signature Version 4, and nothing else. */
export async function startBucket(account: {
  region: string;
  keyId: string;
  secret: string;
}): Promise<TestBucket> {
  const server = await startHttpServer((request, body) => {
    const path = request.url ?? "";
    if (request.method !== "PUT") return { status: 405 };
    if (!isSigned(request, body, account))
      return { status: 403, body: "<Error><Code>SignatureDoesNotMatch</Code></Error>" };
    state.objects.set(path, body.toString("utf8"));
    state.puts.push(path);
    return { status: 200 };
  });
  const state: TestBucket = Object.assign(server, {
    objects: new Map<string, string>(),
    puts: [] as string[],
  });
  return state;
}

function isSigned(
  { method, url = "/", headers }: IncomingMessage,
  body: Buffer,
  { region, keyId, secret }: { region: string; keyId: string; secret: string },
): boolean {
  const authorization = headers.authorization ?? "";
  const [, scope, names = "", signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
      authorization,
    ) ?? [];
  const time = String(headers["x-amz-date"]);
  const day = time.slice(0, 8);
  if (scope !== `${keyId}/${day}/${region}/s3/aws4_request`) return false;
  const claimed = String(headers["x-amz-content-sha256"]);
  if (claimed !== "UNSIGNED-PAYLOAD" && claimed !== sha256(body)) return false;
  const signed = names.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = `${method}\n${url}\n\n${signed.join("")}\n${names}\n${claimed}`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`;
  const key = ["s3", "aws4_request"].reduce(
    (former, part) => hmac(former, part),
    hmac(hmac(`AWS4${secret}`, day), region),
  );
  return hmac(key, text).toString("hex") === signature;
}
