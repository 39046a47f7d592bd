import { and, eq, sql } from "drizzle-orm";
import { actorWords, readEntry } from "#app/domain/log/entry.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { getSubcontract, type SubcontractDetail } from "./subcontract.server.ts";

/** A subcontract that somebody is to close; null when there is none. */
export async function getClosePage(scope: Scope, subcontractId: string) {
  const logSize = await startShowing(scope);
  const [subcontract, closing] = await Promise.all([
    getSubcontract(scope, subcontractId),
    getClosing(scope, subcontractId),
  ]);
  if (!subcontract || !closing) return null;
  const { number, state, supplier, lowerTiers } = subcontract;
  return {
    number,
    state,
    supplierName: supplier.legalName,
    openBelow: lowerTiers.map((tier) => tier.number),
    shown: showing(logSize, closing),
  };
}

/** When a subcontract was closed, by whom and why, as the log has it. */
export type Closing = {
  /** ISO instant, UTC */
  at: string;
  /** who did it, with role and organization */
  actor: string;
  reason: string;
};

/** How a subcontract was closed; null while it is open. */
export async function findClosing(
  { tx, actor }: Scope,
  { id: subcontractId, state }: Pick<SubcontractDetail, "id" | "state">,
): Promise<Closing | null> {
  if (state !== "closed") return null;
  const [row] = await tx
    .select({ at: oversightLog.at, entry: oversightLog.entry })
    .from(oversightLog)
    .where(
      and(
        eq(oversightLog.primeId, actor.organizationId),
        eq(oversightLog.subcontractId, subcontractId),
        eq(oversightLog.action, "subcontract.closed"),
      ),
    )
    .limit(1);
  if (!row) return null;
  const entry = readEntry(row.entry);
  return {
    at: row.at.toISOString(),
    actor: actorWords(entry),
    reason: String(entry.detail.reason ?? ""),
  };
}

/**
 * What closing a subcontract is decided on: whose it is, whether it was awarded, what stands below it
 * and what its supplier answered last. Null when there is no such subcontract.
 */
export async function getClosing({ tx }: Scope, subcontractId: string): Promise<object | null> {
  const [row] = await tx
    .select({
      state: subcontracts.state,
      supplierId: subcontracts.supplierId,
      below: sql<string[]>`array(select below.number from subcontracts below
        where below.parent_id = ${subcontractId} and below.state <> 'closed' order by below.number)`,
      answeredBy: sql<string | null>`(select answer.id from submissions answer
        join requests asked on asked.id = answer.request_id
        join flowdowns issued on issued.id = asked.flowdown_id
        where issued.subcontract_id = ${subcontractId}
        order by answer.submitted_at desc, answer.id desc limit 1)`,
    })
    .from(subcontracts)
    .where(eq(subcontracts.id, subcontractId));
  return row ?? null;
}
