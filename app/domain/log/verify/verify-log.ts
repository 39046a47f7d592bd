import { Failed, Remark } from "#app/domain/archive/archive.ts";
import { listRepacking, sayRepacking } from "#app/domain/archive/list-repacking.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { digest as webDigest } from "#app/domain/archive/signature.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { readCheckpoint } from "../checkpoint.ts";
import type { Digest } from "../merkle.ts";
import { checkEarlier, checkGrowth, checkWitness, readEarlier } from "./check-earlier.ts";
import { checkEntries, type Roots } from "./check-entries.ts";
import { checkMembers, checkSignature, type SignedLog } from "./check-signature.ts";
import { LOG_CHECKS, LOG_FILES, type LogCheck, type LogCheckId } from "./log-archive.ts";

export type VerifyLogOptions = {
  /** the prime's verifier keys as they were got from elsewhere; absent: the export's own are believed */
  verifierKeys?: readonly string[];
  /** the checkpoint of an earlier export, as a signed note, which this one must continue */
  earlier?: string;
  /** the verifier key of a witness, whose signature the earlier checkpoint must carry */
  witnessKey?: string;
  /** whether the package must be the very one that was built, and not one packed again */
  isStrict?: boolean;
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

/** The parts as an export is built. */
const BUILT = [LOG_FILES.checkpoint, LOG_FILES.keys, LOG_FILES.earlier, LOG_FILES.entries];

/**
 * Check the export of a whole log without trusting whoever made it or holds it: every leaf and the
 * root are computed anew.
 *
 * @throws never: what cannot be read is a failed check.
 */
export async function verifyLog(
  archive: PackedArchive,
  options: VerifyLogOptions = {},
): Promise<LogVerification> {
  const checks: LogCheck[] = [];
  const run = async <T>(id: LogCheckId, check: () => Promise<[detail: string, value: T]>) => {
    const title = LOG_CHECKS[id];
    try {
      const [detail, value] = await check();
      checks.push({ id, title, isOk: true, isRemark: false, detail });
      return value;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const isRemark = error instanceof Remark;
      checks.push({ id, title, isOk: isRemark, isRemark, detail });
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
  archive: PackedArchive,
  { verifierKeys, earlier, witnessKey, isStrict = false, digest = webDigest }: VerifyLogOptions,
  run: Run,
  found: { log: SignedLog | null },
): Promise<void> {
  const parts = await run("members", () => checkMembers(archive));
  const log = await run("signature", () => checkSignature(digest, parts, verifierKeys));
  found.log = log;
  const { size, root } = log.checkpoint;
  const before = earlier === undefined ? null : readCheckpoint(earlier);
  const [sealed, roots] = await run("entries", async () => {
    const notes = await readEarlier(parts);
    const sizes = new Set([size, before?.size ?? 0, ...notes.map((note) => note.size)]);
    const [detail, reached] = await checkEntries(digest, parts, { size, sizes });
    return [detail, [notes, reached] as const];
  });
  await run("earlier", () => checkEarlier(sealed, log, roots));
  await run("root", () => checkRoot(roots, { size, root: toHex(root) }));
  if (earlier !== undefined) {
    const kept = await run("growth", async () => {
      if (!before) throw new Failed("What you gave as earlier holds no signed checkpoint.");
      return checkGrowth(before, log, roots);
    });
    if (witnessKey !== undefined) await run("witness", () => checkWitness(kept, witnessKey));
  }
  await run("package", async () => {
    const repacking = listRepacking(archive, parts, { names: BUILT, at: null });
    if (!repacking.isRepacked) return ["as it was built", null];
    if (isStrict) throw new Failed(sayRepacking(repacking));
    throw new Remark(sayRepacking(repacking));
  });
}

async function checkRoot(
  roots: Roots,
  signed: { size: number; root: string },
): Promise<[string, null]> {
  if (roots.get(signed.size) !== signed.root)
    throw new Failed(
      `The root of ${countWords(signed.size, "entry", "entries")} is not the one signed: something was changed, removed or put in.`,
    );
  return [signed.root, null];
}
