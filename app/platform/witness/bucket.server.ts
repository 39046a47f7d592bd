import { AwsClient } from "aws4fetch";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Bucket } from "../env.server.ts";
import type { Witness } from "./witness.server.ts";

const PATIENCE_MS = 30_000;

/**
 * Puts one object for each checkpoint and `latest.txt` for each prime. That nothing there is written
 * over is for the bucket to hold: by Object Lock, or by versions.
 */
export function bucketWitness({ url, region, keyId, secret }: Bucket): Witness {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    region,
    service: "s3",
    retries: 0,
  });
  const { host, pathname } = new URL(url);
  return {
    kind: "bucket",
    name: `${host}${pathname.replace(/\/+$/, "")}`,
    async take({ primeId, size, note }) {
      for (const name of [`${size}.txt`, "latest.txt"]) {
        const reply = await client.fetch(`${url.replace(/\/+$/, "")}/${primeId}/${name}`, {
          method: "PUT",
          headers: { "content-type": "text/plain; charset=utf-8" },
          body: note,
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        const said = await reply.text();
        if (!reply.ok)
          throw new Error(
            `The bucket answered ${reply.status}${codeOf(said)} to the checkpoint of ${countWords(size, "entry", "entries")}.`,
          );
      }
      return null;
    },
  };
}

/** The reason that S3 names in its answer: `AccessDenied`. */
function codeOf(xml: string): string {
  const [, code] = /<Code>(\w+)<\/Code>/.exec(xml) ?? [];
  return code ? ` (${code})` : "";
}
