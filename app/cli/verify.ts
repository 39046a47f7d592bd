import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { RECORD_FILES } from "#app/domain/oversight/manifest.ts";
import { RecordContent } from "#app/domain/oversight/record-content.ts";
import {
  type Verification,
  type VerifyOptions,
  verifyRecord,
} from "#app/domain/oversight/verify/verify-record.ts";
import { readCertificates, requireTrusted } from "#app/platform/timestamp.server.ts";
import { openZip } from "#app/platform/zip.server.ts";

const USAGE = `usage: flowdown verify RECORD.zip [--key VERIFIER-KEY] [--earlier EARLIER.zip]
                       [--timestamp-ca FILE] [--json]

Checks an oversight record offline, trusting neither the portal nor whoever sent the file: the
signature, every file, the canonical form, every entry of the log and the signed root of the log.

  --key      the prime's verifier key as you got it from elsewhere; without it the key that the
             record names is believed, so compare it yourself
  --earlier  the record that this one supersedes: the log must continue it
  --timestamp-ca  certificates (PEM) of the authorities for time that you trust: a time stamp in
             the record must lead to one of them. Without it the name of who stamped is told
  --json     the checks as one line of JSON

Exit code: 0 every check holds; 1 a check failed, and its line names the member; 2 no record.`;

/** Run `flowdown verify`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) return complain(USAGE);
  const { path, isJson, isHelp } = given;
  if (isHelp || path === undefined) {
    console.log(USAGE);
    return isHelp ? 0 : 2;
  }
  const archive = await openZip(path).catch(() => null);
  if (!archive) return complain(`flowdown verify: ${path} is no record: it is no ZIP file.`);
  try {
    if (
      !archive.names.includes(RECORD_FILES.json) &&
      !archive.names.includes(RECORD_FILES.manifest)
    )
      return complain(`flowdown verify: ${path} is no record: it holds no ${RECORD_FILES.json}.`);
    const verification = await verifyRecord(archive, await readOptions(given));
    console.log(isJson ? JSON.stringify(verification) : sayVerification(verification));
    return verification.isOk ? 0 : 1;
  } catch (error) {
    return complain(`flowdown verify: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    archive.close();
  }
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: "string" },
        earlier: { type: "string" },
        "timestamp-ca": { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (positionals.length > 1) return null;
    const { key, earlier, json, help, "timestamp-ca": caFile } = values;
    return { path: positionals[0], key, earlier, caFile, isJson: json, isHelp: help };
  } catch {
    return null;
  }
}

type Given = NonNullable<ReturnType<typeof readArguments>>;

async function readOptions({ key, earlier, caFile }: Given): Promise<VerifyOptions> {
  const trusted = caFile === undefined ? undefined : await readCertificates(caFile);
  return {
    verifierKey: key,
    earlier: earlier === undefined ? undefined : await readEarlier(earlier),
    trustTimestamp: trusted && ((timestamp) => requireTrusted(timestamp, trusted)),
  };
}

async function readEarlier(path: string): Promise<RecordContent> {
  if (path.endsWith(".json")) return RecordContent.parse(JSON.parse(await readFile(path, "utf8")));
  const archive = await openZip(path).catch(() => {
    throw new Error(`${path} is no record.`);
  });
  try {
    const text = new TextDecoder().decode(await archive.read(RECORD_FILES.json));
    return RecordContent.parse(JSON.parse(text));
  } finally {
    archive.close();
  }
}

function sayVerification({ checks, isOk, number, verifierKey }: Verification): string {
  const lines = checks.map(
    (check) => `${check.isOk ? "ok    " : "FAILED"}  ${check.title}: ${check.detail}`,
  );
  const verdict = isOk
    ? `Record ${number} is whole and unchanged. It was signed by ${verifierKey}`
    : "This record cannot be relied on.";
  return [...lines, "", verdict].join("\n");
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}
