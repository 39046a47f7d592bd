import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { SubcontractChange } from "#app/domain/subcontract/change-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { isAboveItself } from "#app/queries/subcontract/chain.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Refusal =
  | "not-found"
  | "closed"
  | "number-taken"
  | "no-such-supplier"
  | "no-such-parent"
  | "supplier-was-told"
  | "under-itself";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/**
 * Correct what was recorded of a subcontract: its number, title, planned award, value, supplier and the
 * one it hangs under. What it was before stays in the log. What was issued, stated and awarded stays as
 * it is, and with whom: once the clauses were issued to a supplier, it cannot become another's.
 */
export async function changeSubcontract(
  actor: Actor,
  subcontractId: string,
  { reason, ...input }: SubcontractChange,
): Promise<Outcome> {
  try {
    return await asActor(actor, (scope) => change(scope, subcontractId, input, reason));
  } catch (error) {
    if (isUniqueViolation(error, "subcontracts_number"))
      return { ok: false, reason: "number-taken" };
    throw error;
  }
}

async function change(
  scope: Scope,
  subcontractId: string,
  input: Omit<SubcontractChange, "reason">,
  reason: string,
): Promise<Outcome> {
  const { tx, actor } = scope;
  const { number, title, supplierId, plannedAwardOn, parentId, value } = subcontracts;
  await holdLog(scope);
  const [row] = await tx
    .select({
      contractId: subcontracts.contractId,
      state: subcontracts.state,
      before: { number, title, supplierId, plannedAwardOn, parentId, value },
    })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)))
    .for("no key update");
  if (!row) return { ok: false, reason: "not-found" };
  if (row.state === "closed") return { ok: false, reason: "closed" };
  const after = {
    number: input.number,
    title: input.title,
    supplierId: input.supplierId,
    plannedAwardOn: input.plannedAwardOn ?? null,
    parentId: input.parentId ?? null,
    value: input.value ?? null,
  };
  if (isDeepStrictEqual(row.before, after)) return { ok: true };
  const refusal = await findRefusal(scope, { subcontractId, ...row }, after);
  if (refusal) return { ok: false, reason: refusal };
  await tx.update(subcontracts).set(after).where(eq(subcontracts.id, subcontractId));
  await appendOversightEntry(
    scope,
    "subcontract.changed",
    { subcontractId, contractId: row.contractId, supplierId: after.supplierId },
    { before: row.before, after, reason },
  );
  await refreshPostures(scope, { subcontractIds: [subcontractId] });
  return { ok: true };
}

/** Foreign keys look past row-level security, so that what is named must be seen first. */
async function findRefusal(
  { tx }: Scope,
  is: { subcontractId: string; contractId: string; before: { supplierId: string } },
  after: { supplierId: string; parentId: string | null },
): Promise<Refusal | null> {
  const { subcontractId, contractId } = is;
  if (after.supplierId !== is.before.supplierId) {
    const [issued, supplier] = await Promise.all([
      tx
        .select({ id: flowdowns.id })
        .from(flowdowns)
        .where(eq(flowdowns.subcontractId, subcontractId))
        .limit(1),
      tx
        .select({ id: suppliers.id })
        .from(suppliers)
        .where(and(eq(suppliers.id, after.supplierId), isStandingRecord())),
    ]);
    if (supplier.length === 0) return "no-such-supplier";
    if (issued.length > 0) return "supplier-was-told";
  }
  if (after.parentId === null) return null;
  const parent = await tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, after.parentId), eq(subcontracts.contractId, contractId)));
  if (parent.length === 0) return "no-such-parent";
  return (await isAboveItself({ tx }, subcontractId, after.parentId)) ? "under-itself" : null;
}
