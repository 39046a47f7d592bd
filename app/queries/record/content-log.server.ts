import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { toHex } from "#app/domain/kernel/hex.ts";
import { proveConsistency, proveInclusion, rootOf } from "#app/domain/log/merkle.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getOversightTree } from "#app/queries/log/tree.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { getTreeSize, isOwnRequest, type RecordRow } from "./record.server.ts";

type About = {
  record: RecordRow;
  /** the record that this one supersedes */
  supersedes: RecordRow | null;
  supplierIds: readonly string[];
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
 * What concerns the subcontracts of a record, as far as it was known at its instant: their own
 * entries, those of their contracts and suppliers that belong to no other subcontract, every
 * submission of a supplier, because its facts hold for all its subcontracts, the reviews of its facts
 * wherever they were first received, and what the prime asks under every contract.
 */
function listEntries({ tx, actor }: Scope, about: About, size: number) {
  const { record, supplierIds, factIds } = about;
  const { contractIds, subcontractIds, knownAt } = record;
  const log = oversightLog;
  const isOfSupplier = among(log.supplierId, supplierIds);
  const isOfContract = among(log.contractId, contractIds);
  return tx
    .select({ seq: log.seq, entry: log.entry, leafHash: log.leafHash })
    .from(log)
    .where(
      and(
        eq(log.primeId, actor.organizationId),
        lt(log.seq, size),
        lte(log.at, knownAt),
        or(
          isOwnRequest(record),
          among(log.subcontractId, subcontractIds),
          and(isNull(log.subcontractId), isOfSupplier, or(isNull(log.contractId), isOfContract)),
          and(isNull(log.subcontractId), isNull(log.supplierId), isOfContract),
          and(
            isNull(log.contractId),
            inArray(log.action, ["own-terms.set", "own-terms.changed", "own-terms.ended"]),
          ),
          and(isOfSupplier, inArray(log.action, ["submission.received", "fact.corrected"])),
          and(
            isOfSupplier,
            inArray(log.action, ["fact.accepted", "fact.returned"]),
            sql`${log.entry}::jsonb #>> '{detail,factId}' = any(${`{${factIds.join(",")}}`}::text[])`,
          ),
        ),
      ),
    )
    .orderBy(asc(log.seq));
}
