import { and, desc, eq, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";

/** The contract above a subcontract of the actor's organization, as far as its flowdown tells of it. */
export type UpperContract = {
  primeName: string;
  subcontractNumber: string;
  piid: string;
  agency: string;
  title: string;
  /** what the subcontract must hold: those below it that get the same information must hold it too */
  required: RequiredStatus | null;
  /** the numbers of the clauses that flow to it */
  clauses: string[];
};

/** What was issued last for a subcontract; null when nothing was issued to the actor's organization. */
export async function findUpperContract(
  { tx }: Scope,
  subcontractId: string,
): Promise<UpperContract | null> {
  const [row] = await tx
    .select()
    .from(flowdowns)
    .where(
      and(
        eq(flowdowns.subcontractId, subcontractId),
        sql`${flowdowns.supplierId} in (select flowdown.own_supplier_ids())`,
      ),
    )
    .orderBy(desc(flowdowns.issuedAt), desc(flowdowns.id))
    .limit(1);
  if (!row) return null;
  return {
    primeName: row.primeName,
    subcontractNumber: row.subcontractNumber,
    piid: row.contractPiid,
    agency: row.agency,
    title: row.contractTitle,
    required: row.required,
    clauses: row.clauses.map(({ number }) => number),
  };
}
