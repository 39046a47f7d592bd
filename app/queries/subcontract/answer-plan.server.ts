import { and, asc, eq } from "drizzle-orm";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";

import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Chosen = { subcontractId: string; number: string; title: string; supplierName: string };

/** Of which subcontracts the information can be answered together, and of which not and why. */
export type AnswerPlan = {
  /** with the CAGE codes of its supplier, where the work is taken to be done */
  planned: (Chosen & { cages: string[] })[];
  skipped: (Chosen & { why: "closed" | "answered" })[];
};

/**
 * Those of some subcontracts that nobody answered yet, and the others, by number.
 *
 * @param lock take the subcontracts for the rest of the transaction.
 */
export async function planAnswering(
  { tx, actor }: Scope,
  subcontractIds: readonly string[],
  { lock = false }: { lock?: boolean } = {},
): Promise<AnswerPlan> {
  const query = tx
    .select({
      subcontractId: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      supplierName: suppliers.legalName,
      state: subcontracts.state,
      information: subcontracts.information,
      cages: suppliers.cages,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      and(eq(subcontracts.primeId, actor.organizationId), among(subcontracts.id, subcontractIds)),
    )
    .orderBy(asc(subcontracts.number), asc(subcontracts.id))
    .limit(MOST_CHOSEN);
  const rows = await (lock ? query.for("no key update", { of: subcontracts }) : query);
  const plan: AnswerPlan = { planned: [], skipped: [] };
  for (const { state, information, cages, ...chosen } of rows) {
    if (state === "closed") plan.skipped.push({ ...chosen, why: "closed" });
    else if (information !== null) plan.skipped.push({ ...chosen, why: "answered" });
    else plan.planned.push({ ...chosen, cages });
  }
  return plan;
}
