import { type Check, Failed, Remark } from "#app/domain/archive/archive.ts";
import { findParts, type Parts } from "#app/domain/archive/find-parts.ts";
import { listRepacking, type Repacking, sayRepacking } from "#app/domain/archive/list-repacking.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import type { RecordContent } from "../content.ts";
import { RECORD_FILES, TIMESTAMP_FILE } from "../manifest.ts";
import type { Timestamp } from "../timestamp/token.ts";
import { checkAnchors } from "./check-anchors.ts";
import { checkEvidence, checkFacts } from "./check-facts.ts";
import {
  checkFiles,
  checkMembers,
  checkSignature,
  type ListedParts,
  readListedParts,
} from "./check-files.ts";
import { checkCheckpoint, checkGrowth, checkInclusion } from "./check-log.ts";
import { checkCanonical, checkForm, readParsed } from "./check-record.ts";
import { checkReferences } from "./check-references.ts";
import { checkTimestamp } from "./check-timestamp.ts";
import { type Failure, Report } from "./report.ts";

export type VerifyOptions = {
  /** the prime's verifier key as it was got from elsewhere; absent: the record's own is believed */
  verifierKey?: string;
  /** an earlier record's content, which this one must continue */
  earlier?: RecordContent;
  /** whether the package must be the very one that was built, and not one packed again */
  isStrict?: boolean;
  /** whether who stamped the time is trusted: throws with a sentence when not; absent: told, not judged */
  trustTimestamp?: (timestamp: Timestamp) => void;
};

export type Verification = {
  /** whether what the record says is whole and signed; and, when it must be, the package too */
  isOk: boolean;
  /** each of `CHECKS`, in their order */
  checks: Check[];
  /** everything that is wrong, worst first */
  failures: Failure[];
  /** what became of the package; null where the list of parts cannot be read */
  repacking: Repacking | null;
  number: string | null;
  verifierKey: string | null;
};

/** The parts of a record in a package, known by the list of them; without it by its JSON. */
export function findRecordParts(archive: PackedArchive): Parts | null {
  return findParts(archive, RECORD_FILES.manifest) ?? findParts(archive, RECORD_FILES.json);
}

/**
 * Check a record without trusting whoever made it or holds it. Each check is made whether or not
 * those before it held, as long as what it rests on can be read.
 *
 * @returns every check in plain words, and all that is wrong with what to do about it.
 * @throws never: what cannot be read is a failed check.
 */
export async function verifyRecord(
  archive: PackedArchive,
  options: VerifyOptions = {},
): Promise<Verification> {
  const report = new Report();
  const parts = findRecordParts(archive);
  const listed = await checkPackage(report, archive, parts, options);
  await checkContent(report, parts, listed, options);
  const repacking = await checkRepacking(report, archive, { parts, listed }, options);
  return {
    isOk: report.isOk(),
    checks: report.listChecks(),
    failures: report.listFailures(),
    repacking,
    number: listed?.manifest.number ?? null,
    verifierKey: listed?.manifest.verifierKey ?? null,
  };
}

/** The parts of a record, when there is one of a name among them. */
function having(parts: Parts | null, name: string): Parts | null {
  return parts?.names.includes(name) ? parts : null;
}

/**
 * Check what was packed.
 *
 * @returns the list of parts, signed or not; null where it cannot be read.
 */
async function checkPackage(
  report: Report,
  archive: PackedArchive,
  parts: Parts | null,
  { verifierKey }: VerifyOptions,
): Promise<ListedParts | null> {
  const listed = await report.read(
    "signature",
    { parts: having(parts, RECORD_FILES.manifest) },
    (had) => readListedParts(had.parts),
  );
  if (listed) await report.run("signature", {}, () => checkSignature(listed, verifierKey));
  await report.run("members", {}, () => checkMembers(archive, parts, listed));
  await report.run("files", { parts, listed }, (had) => checkFiles(had.parts, had.listed));
  return listed;
}

/** Check what the record says. */
async function checkContent(
  report: Report,
  parts: Parts | null,
  listed: ListedParts | null,
  { earlier, trustTimestamp }: VerifyOptions,
): Promise<void> {
  const parsed = await report.read(
    "canonical",
    { parts: having(parts, RECORD_FILES.json) },
    (had) => readParsed(had.parts),
  );
  if (parsed) await report.run("canonical", {}, () => checkCanonical(parsed));
  const content = await report.run("form", { parsed, listed }, (had) =>
    checkForm(had.parsed, had.listed),
  );
  await report.run("references", { content }, (had) => checkReferences(had.content));
  await report.run("facts", { content }, (had) => checkFacts(had.content));
  await report.run("evidence", { content, listed }, (had) =>
    checkEvidence(had.content, had.listed),
  );
  const entries = await report.run("inclusion", { content }, (had) => checkInclusion(had.content));
  await report.run("anchors", { content, entries }, (had) =>
    checkAnchors(had.content, had.entries),
  );
  await report.run(
    "checkpoint",
    { parts: having(parts, RECORD_FILES.checkpoint), content, listed },
    (had) => checkCheckpoint(had.parts, had.content, had.listed, entries ?? []),
  );
  await report.run("growth", { content }, (had) => checkGrowth(had.content, earlier));
  await report.run("timestamp", { parts: having(parts, RECORD_FILES.manifest), content }, (had) =>
    checkTimestamp(had.parts, had.content, trustTimestamp),
  );
}

/** Say what became of the package: a remark, unless it must be the one that was built. */
async function checkRepacking(
  report: Report,
  archive: PackedArchive,
  { parts, listed }: { parts: Parts | null; listed: ListedParts | null },
  { isStrict = false }: VerifyOptions,
): Promise<Repacking | null> {
  const repacking = parts && listed && repackingOf(archive, parts, listed);
  await report.run("package", { repacking }, async (had) => {
    if (!had.repacking.isRepacked) return ["as it was built", null];
    const said = sayRepacking(had.repacking);
    if (isStrict) throw new Failed(said);
    throw new Remark(said);
  });
  return repacking;
}

function repackingOf(archive: PackedArchive, parts: Parts, { manifest }: ListedParts): Repacking {
  const names = [RECORD_FILES.manifest, ...manifest.files.map(({ name }) => name), TIMESTAMP_FILE];
  return listRepacking(archive, parts, { names, at: manifest.builtAt });
}
