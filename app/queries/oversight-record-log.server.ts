import { and, asc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { toHex } from "#app/domain/oversight/hex.ts";
import { proveConsistency, proveInclusion, rootOf } from "#app/domain/oversight/merkle.ts";
import type { RecordContent } from "#app/domain/oversight/record-content.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { getTreeSize, type RecordRow } from "./oversight-record.server.ts";
import { getOversightTree } from "./oversight-tree.server.ts";

type About = {
  record: RecordRow;
  /** the record that this one supersedes */
  supersedes: RecordRow | null;
  contractId: string;
  subcontractId: string;
  supplierId: string;
  factIds: readonly string[];
};

/** The timeline of a record: each entry of the log with the proof that it stands there. */
export async function getRecordLog(scope: Scope, about: About): Promise<RecordContent["log"]> {
  const size = await getTreeSize(scope, about.record);
  const [tree, rows] = await Promise.all([
    getOversightTree(scope, size),
    listEntries(scope, about, size),
  ]);
  const earlier = about.supersedes ? await getTreeSize(scope, about.supersedes) : null;
  return {
    treeSize: size,
    root: toHex(await rootOf(tree)),
    grewFrom:
      earlier === null
        ? null
        : {
            treeSize: earlier,
            root: toHex(await rootOf(tree, earlier)),
            consistency: (await proveConsistency(tree, earlier)).map(toHex),
          },
    entries: await Promise.all(
      rows.map(async ({ seq, entry, leafHash }) => ({
        seq,
        entry,
        leafHash: toHex(leafHash),
        inclusion: (await proveInclusion(tree, seq)).map(toHex),
      })),
    ),
  };
}

/**
 * What concerns a subcontract: its own entries, those of its contract and of its supplier that
 * belong to no other subcontract, every submission of the supplier, because its facts hold for all its
 * subcontracts, and the reviews of its facts wherever they were first received.
 */
function listEntries({ tx, actor }: Scope, about: About, size: number) {
  const { contractId, subcontractId, supplierId, factIds } = about;
  const log = oversightLog;
  return tx
    .select({ seq: log.seq, entry: log.entry, leafHash: log.leafHash })
    .from(log)
    .where(
      and(
        eq(log.primeId, actor.organizationId),
        lt(log.seq, size),
        or(
          eq(log.subcontractId, subcontractId),
          and(
            isNull(log.subcontractId),
            eq(log.supplierId, supplierId),
            or(isNull(log.contractId), eq(log.contractId, contractId)),
          ),
          and(isNull(log.subcontractId), isNull(log.supplierId), eq(log.contractId, contractId)),
          and(
            eq(log.supplierId, supplierId),
            inArray(log.action, ["submission.received", "fact.corrected"]),
          ),
          and(
            eq(log.supplierId, supplierId),
            inArray(log.action, ["fact.accepted", "fact.returned"]),
            sql`${log.entry}::jsonb #>> '{detail,factId}' = any(${`{${factIds.join(",")}}`}::text[])`,
          ),
        ),
      ),
    )
    .orderBy(asc(log.seq));
}
