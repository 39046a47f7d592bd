import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";
import { readKeyList } from "#app/domain/log/key.ts";
import type { Digest } from "#app/domain/log/merkle.ts";
import { findLogParts } from "#app/domain/log/verify/check-signature.ts";
import { LOG_FILES } from "#app/domain/log/verify/log-archive.ts";
import { type LogVerification, verifyLog } from "#app/domain/log/verify/verify-log.ts";
import { openZip } from "#app/platform/zip.server.ts";

const USAGE = `usage: flowdown verify-log LOG.zip [--key VERIFIER-KEY]... [--keys FILE] [--earlier FILE]
                           [--witness WITNESS-KEY] [--strict] [--json]

Checks the export of a prime's whole oversight log offline, trusting neither the portal nor whoever
sent the file: every leaf and the root are computed anew and compared with the signed checkpoint.

  --key      a verifier key of the prime as you got it from elsewhere; may be given several times.
             Without it the keys in the export are believed, so compare them yourself
  --keys     a file with such keys, one a line, as the portal's page of keys gives it
  --earlier  an earlier export of the same log, or a checkpoint.txt, your own or the copy of a
             witness: this log must continue it
  --witness  the verifier key of a witness that must have signed the earlier checkpoint
  --strict   refuses a package that is not the very one that was built; without it, that an export
             was unpacked and packed again, and what was added, is a remark
  --json     the checks as one line of JSON

Exit code: 0 every check holds; 1 a check failed, and its line says which entry; 2 no export.`;

const sha256: Digest = (bytes) => hash("sha256", bytes, "buffer");

/** Run `flowdown verify-log`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given) return complain(USAGE);
  const { path, isJson, isHelp } = given;
  if (isHelp || path === undefined) {
    console.log(USAGE);
    return isHelp ? 0 : 2;
  }
  const archive = await openZip(path).catch(() => null);
  if (!archive) return complain(`flowdown verify-log: ${path} ${sayNoExport(path)}`);
  try {
    if (!findLogParts(archive))
      return complain(
        `flowdown verify-log: ${path} is no export of a log: it holds no ${LOG_FILES.entries}.`,
      );
    const verification = await verifyLog(archive, {
      verifierKeys: await readKeys(given),
      earlier: given.earlier === undefined ? undefined : await readEarlier(given.earlier),
      witnessKey: given.witness === undefined ? undefined : cleanCode(given.witness),
      digest: sha256,
      isStrict: given.isStrict,
    });
    console.log(isJson ? JSON.stringify(verification) : sayVerification(verification));
    return verification.isOk ? 0 : 1;
  } catch (error) {
    return complain(
      `flowdown verify-log: ${error instanceof Error ? error.message : String(error)}`,
    );
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
        key: { type: "string", multiple: true },
        keys: { type: "string" },
        earlier: { type: "string" },
        witness: { type: "string" },
        strict: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (positionals.length > 1) return null;
    const { key = [], keys, earlier, witness, strict, json, help } = values;
    if (witness !== undefined && earlier === undefined && !help) return null;
    return {
      path: positionals[0],
      key,
      keys,
      earlier,
      witness,
      isStrict: strict,
      isJson: json,
      isHelp: help,
    };
  } catch {
    return null;
  }
}

async function readKeys({ key, keys }: { key: string[]; keys?: string }) {
  const listed = keys === undefined ? [] : readKeyList(await readFile(keys, "utf8"));
  const expected = [...key.map(cleanCode), ...listed];
  return expected.length === 0 ? undefined : expected;
}

function sayNoExport(path: string): string {
  return existsSync(path) ? "is no export: it is no ZIP file." : "is not there.";
}

/** The checkpoint of an earlier export, or one kept alone. */
async function readEarlier(path: string): Promise<string> {
  const archive = await openZip(path).catch(() => null);
  if (!archive) return readFile(path, "utf8");
  try {
    const parts = findLogParts(archive);
    if (!parts) throw new Error(`${path} is no export of a log.`);
    return new TextDecoder().decode(await parts.read(LOG_FILES.checkpoint));
  } finally {
    archive.close();
  }
}

function sayVerification({ checks, isOk, size, verifierKey }: LogVerification): string {
  const lines = checks.map(
    ({ isOk: holds, isRemark, title, detail }) =>
      `${isRemark ? "remark" : holds ? "ok    " : "FAILED"}  ${title}: ${detail}`,
  );
  const verdict = isOk
    ? `The log of ${countWords(size ?? 0, "entry", "entries")} is whole and unchanged. It was signed by ${verifierKey}`
    : "This log cannot be relied on.";
  return [...lines, "", verdict].join("\n");
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}
