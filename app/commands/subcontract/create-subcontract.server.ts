import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { SubcontractAnswer } from "#app/domain/subcontract/subcontract-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Refusal = "number-taken" | "no-such-contract" | "no-such-supplier" | "no-such-parent";
type Outcome = { ok: true; subcontractId: string } | { ok: false; reason: Refusal };

/** Record a subcontract under a contract, or under another subcontract of the same contract. */
export async function createSubcontract(
  actor: Actor,
  contractId: string,
  input: SubcontractAnswer,
): Promise<Outcome> {
  const subcontractId = randomUUID();
  const { supplierId, plannedAwardOn = null, parentId = null, value = null, ...named } = input;
  const row = { contractId, supplierId, plannedAwardOn, parentId, value, ...named };
  try {
    return await asActor(actor, async (scope) => {
      const reason = await findMissing(scope, row);
      if (reason) return { ok: false, reason };
      await scope.tx.insert(subcontracts).values({
        id: subcontractId,
        primeId: actor.organizationId,
        createdAt: actor.at,
        createdBy: actor.personId,
        ...row,
      });
      const subject = { contractId, subcontractId, supplierId };
      await appendOversightEntry(scope, "subcontract.created", subject, { after: row });
      return { ok: true, subcontractId };
    });
  } catch (error) {
    if (isUniqueViolation(error, "subcontracts_number"))
      return { ok: false, reason: "number-taken" };
    throw error;
  }
}

/** Foreign keys look past row-level security, so that what is named must be seen first. */
async function findMissing(
  { tx }: Scope,
  named: { contractId: string; supplierId: string; parentId: string | null },
): Promise<Refusal | null> {
  const { contractId, supplierId, parentId } = named;
  const [contract, supplier, parent] = await Promise.all([
    tx.select({ id: contracts.id }).from(contracts).where(eq(contracts.id, contractId)),
    tx
      .select({ id: suppliers.id })
      .from(suppliers)
      .where(and(eq(suppliers.id, supplierId), isStandingRecord())),
    parentId
      ? tx
          .select({ id: subcontracts.id })
          .from(subcontracts)
          .where(and(eq(subcontracts.id, parentId), eq(subcontracts.contractId, contractId)))
      : null,
  ]);
  if (contract.length === 0) return "no-such-contract";
  if (supplier.length === 0) return "no-such-supplier";
  return parent?.length === 0 ? "no-such-parent" : null;
}
