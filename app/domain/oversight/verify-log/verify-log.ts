import { readCheckpoint } from "../checkpoint.ts";
import { toHex } from "../hex.ts";
import type { Digest } from "../merkle.ts";
import { Failed } from "../verify/archive.ts";
import { digest as webDigest } from "../verify/signature.ts";
import { checkEarlier, checkGrowth, checkWitness, readEarlier } from "./check-earlier.ts";
import { checkEntries, type Roots } from "./check-entries.ts";
import { checkMembers, checkSignature, type SignedLog } from "./check-signature.ts";
import { LOG_CHECKS, type LogArchive, type LogCheck, type LogCheckId } from "./log-archive.ts";

export type VerifyLogOptions = {
  /** the prime's verifier keys as they were got from elsewhere; absent: the export's own are believed */
  verifierKeys?: readonly string[];
  /** the checkpoint of an earlier export, as a signed note, which this one must continue */
  earlier?: string;
  /** the verifier key of a witness, whose signature the earlier checkpoint must carry */
  witnessKey?: string;
  /** SHA-256 of whoever calls; WebCrypto's when absent */
  digest?: Digest;
};

export type LogVerification = {
  isOk: boolean;
  /** in the order of `LOG_CHECKS`; ends at the first that failed, because the next ones stand on it */
  checks: LogCheck[];
  /** how many entries the signed log has */
  size: number | null;
  verifierKey: string | null;
};

/**
 * Check the export of a whole log without trusting whoever made it or holds it: every leaf and the
 * root are computed anew.
 *
 * @throws never: what cannot be read is a failed check.
 */
export async function verifyLog(
  archive: LogArchive,
  options: VerifyLogOptions = {},
): Promise<LogVerification> {
  const checks: LogCheck[] = [];
  const run = async <T>(id: LogCheckId, check: () => Promise<[detail: string, value: T]>) => {
    const title = LOG_CHECKS[id];
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
  const found: { log: SignedLog | null } = { log: null };
  try {
    await runChecks(archive, options, run, found);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
  }
  return {
    isOk: checks.length > 0 && checks.every((check) => check.isOk),
    checks,
    size: found.log?.checkpoint.size ?? null,
    verifierKey: found.log?.signedBy ?? null,
  };
}

type Run = <T>(id: LogCheckId, check: () => Promise<[string, T]>) => Promise<T>;

async function runChecks(
  archive: LogArchive,
  { verifierKeys, earlier, witnessKey, digest = webDigest }: VerifyLogOptions,
  run: Run,
  found: { log: SignedLog | null },
): Promise<void> {
  await run("members", () => checkMembers(archive));
  const log = await run("signature", () => checkSignature(digest, archive, verifierKeys));
  found.log = log;
  const { size, root } = log.checkpoint;
  const before = earlier === undefined ? null : readCheckpoint(earlier);
  const [sealed, roots] = await run("entries", async () => {
    const notes = await readEarlier(archive);
    const sizes = new Set([size, before?.size ?? 0, ...notes.map((note) => note.size)]);
    const [detail, reached] = await checkEntries(digest, archive, { size, sizes });
    return [detail, [notes, reached] as const];
  });
  await run("earlier", () => checkEarlier(sealed, log, roots));
  await run("root", () => checkRoot(roots, { size, root: toHex(root) }));
  if (earlier === undefined) return;
  const kept = await run("growth", async () => {
    if (!before) throw new Failed("What you gave as earlier holds no signed checkpoint.");
    return checkGrowth(before, log, roots);
  });
  if (witnessKey !== undefined) await run("witness", () => checkWitness(kept, witnessKey));
}

async function checkRoot(
  roots: Roots,
  signed: { size: number; root: string },
): Promise<[string, null]> {
  if (roots.get(signed.size) !== signed.root)
    throw new Failed(
      `The ${signed.size} entries have another root than the one signed: one of them was changed, removed or put in.`,
    );
  return [signed.root, null];
}
