import type { RecordContent } from "../record-content.ts";
import type { Timestamp } from "../timestamp/token.ts";
import { CHECKS, type Check, type CheckId, Failed, type RecordArchive } from "./archive.ts";
import { checkAnchors } from "./check-anchors.ts";
import { checkEvidence, checkFacts } from "./check-facts.ts";
import { checkFiles, checkMembers, checkSignature, type SignedManifest } from "./check-files.ts";
import { checkCheckpoint, checkGrowth, checkInclusion } from "./check-log.ts";
import { checkCanonical, checkForm } from "./check-record.ts";
import { checkReferences } from "./check-references.ts";
import { checkTimestamp } from "./check-timestamp.ts";

export type VerifyOptions = {
  /** the prime's verifier key as it was got from elsewhere; absent: the record's own is believed */
  verifierKey?: string;
  /** an earlier record's content, which this one must continue */
  earlier?: RecordContent;
  /** whether who stamped the time is trusted: throws with a sentence when not; absent: told, not judged */
  trustTimestamp?: (timestamp: Timestamp) => void;
};

export type Verification = {
  isOk: boolean;
  /** in the order of `CHECKS`; ends at the first that failed, because the next ones stand on it */
  checks: Check[];
  number: string | null;
  verifierKey: string | null;
};

/**
 * Check a record without trusting whoever made it or holds it.
 *
 * @returns every check in plain words; the last one is the failing one unless all hold.
 * @throws never: what cannot be read is a failed check.
 */
export async function verifyRecord(
  archive: RecordArchive,
  options: VerifyOptions = {},
): Promise<Verification> {
  const checks: Check[] = [];
  let manifest: SignedManifest | null = null;
  const run = async <T>(
    id: CheckId,
    check: () => Promise<[detail: string, value: T]>,
  ): Promise<T> => {
    const title = CHECKS[id];
    try {
      const [detail, value] = await check();
      checks.push({ id, title, isOk: true, detail });
      return value;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      checks.push({ id, title, isOk: false, detail });
      throw new Failed(detail);
    }
  };
  try {
    await run("members", () => checkMembers(archive));
    const signed = await run("signature", () => checkSignature(archive, options.verifierKey));
    manifest = signed;
    await run("files", () => checkFiles(archive, signed));
    const parsed = await run("canonical", () => checkCanonical(archive));
    const content = await run("form", () => checkForm(parsed, signed));
    await run("references", () => checkReferences(content));
    await run("facts", () => checkFacts(content));
    await run("evidence", () => checkEvidence(content, signed));
    const entries = await run("inclusion", () => checkInclusion(content));
    await run("anchors", () => checkAnchors(content, entries));
    await run("checkpoint", () => checkCheckpoint(archive, content, signed, entries));
    await run("growth", () => checkGrowth(content, options.earlier));
    await run("timestamp", () => checkTimestamp(archive, content, options.trustTimestamp));
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
  }
  return {
    isOk: checks.length === Object.keys(CHECKS).length && checks.every((check) => check.isOk),
    checks,
    number: manifest?.manifest.number ?? null,
    verifierKey: manifest?.manifest.verifierKey ?? null,
  };
}
