import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { CheckOutcome } from "#app/domain/archive/archive.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { findPassportParts, verifyPassport } from "#app/domain/passport/verify-passport.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { RECORD_FILES } from "#app/domain/record/manifest.ts";
import {
  listShown,
  type PackageNoun,
  sayVerdict,
} from "#app/domain/record/verify/say-verification.ts";
import {
  findRecordParts,
  type Verification,
  type VerifyOptions,
  verifyRecord,
} from "#app/domain/record/verify/verify-record.ts";
import { holdsRecord, sayWhatHolds } from "#app/domain/record/verify/what-is-given.ts";
import { readCertificates, requireTrusted } from "#app/platform/signing/timestamp.server.ts";
import { openZip } from "#app/platform/zip.server.ts";
import { sayUnopened } from "./unopened.ts";

const USAGE = `usage: flowdown verify PACKAGE.zip [--key VERIFIER-KEY] [--earlier EARLIER.zip]
                       [--timestamp-ca FILE] [--strict] [--json]

Checks an oversight record or a passport offline, trusting neither the portal nor whoever sent the file: the
signature, every file, the canonical form, and of a record every entry of the log and the signed
root of the log.
It goes on after the first thing that is wrong, and lists all of them, the worst first.

A record that was unpacked and packed again says the same: that, and what was added to the package,
is a remark.

  --key      the verifier key as you got it from elsewhere, of the prime or, for a passport, of the
             portal; without it the key that the package names is believed, so compare it yourself
  --earlier  the record that this one supersedes: the log must continue it
  --timestamp-ca  certificates (PEM) of the authorities for time that you trust: a time stamp in
             the record must lead to one of them; without it, who stamped is told
  --strict   refuses a package that is not the very one that was built
  --json     the checks as one line of JSON

Exit code: 0 every check holds, perhaps with a remark; 1 a check failed, and its line names the
member; 2 no record.`;

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
  if (!archive) return complain(`flowdown verify: ${path}: ${await sayUnopened(path)}`);
  try {
    if (findPassportParts(archive)) return await checkPassport(archive, given);
    if (!holdsRecord(archive))
      return complain(`flowdown verify: ${path} is no record. ${sayWhatHolds(archive)}`);
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
        strict: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (positionals.length > 1) return null;
    const { key, earlier, "timestamp-ca": caFile, strict, json, help } = values;
    return {
      path: positionals[0],
      key,
      earlier,
      caFile,
      isStrict: strict,
      isJson: json,
      isHelp: help,
    };
  } catch {
    return null;
  }
}

type Given = NonNullable<ReturnType<typeof readArguments>>;

async function readOptions({ key, earlier, caFile, isStrict }: Given): Promise<VerifyOptions> {
  const trusted = caFile === undefined ? undefined : await readCertificates(caFile);
  return {
    verifierKey: key,
    earlier: earlier === undefined ? undefined : await readEarlier(earlier),
    isStrict,
    trustTimestamp: trusted && ((timestamp) => requireTrusted(timestamp, trusted)),
  };
}

async function readEarlier(path: string): Promise<RecordContent> {
  if (path.endsWith(".json")) return RecordContent.parse(JSON.parse(await readFile(path, "utf8")));
  const archive = await openZip(path).catch(() => {
    throw new Error(`${path} is no record.`);
  });
  try {
    const parts = findRecordParts(archive);
    if (!parts) throw new Error(`${path} is no record.`);
    const text = new TextDecoder().decode(await parts.read(RECORD_FILES.json));
    return RecordContent.parse(JSON.parse(text));
  } finally {
    archive.close();
  }
}

async function checkPassport(
  archive: PackedArchive,
  { key, isStrict, isJson }: Given,
): Promise<number> {
  const verification = await verifyPassport(archive, { verifierKey: key, isStrict });
  const { content, ...told } = verification;
  console.log(isJson ? JSON.stringify(told) : sayVerification(verification, "passport"));
  return verification.isOk ? 0 : 1;
}

const MARKS: Record<CheckOutcome, string> = {
  holds: "ok          ",
  remark: "remark      ",
  failed: "FAILED      ",
  "not-checked": "not checked ",
};

function sayVerification(
  verification: Pick<Verification, "checks" | "isOk" | "failures" | "number" | "repacking"> & {
    verifierKey: string | null;
  },
  noun?: PackageNoun,
): string {
  const { checks, isOk, failures, verifierKey } = verification;
  const lines = checks.map(({ outcome, title, detail }) => `${MARKS[outcome]}${title}: ${detail}`);
  const wrong = listShown(failures).flatMap(({ problem, advice, more }, index) => [
    `${index + 1}. ${problem}`,
    ...(more > 0 ? [`   … and ${more} more like it`] : []),
    `   What to do: ${advice}`,
  ]);
  return [
    ...lines,
    "",
    ...(wrong.length > 0 ? ["What is wrong, the worst first:", ...wrong, ""] : []),
    `${sayVerdict(verification, noun)}${isOk ? ` It was signed by ${verifierKey}` : ""}`,
  ].join("\n");
}

function complain(sentence: string): number {
  console.error(sentence);
  return 2;
}
