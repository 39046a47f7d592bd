import { eq } from "drizzle-orm";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { keepSearchText } from "#app/commands/supplier/keep-search-text.server.ts";
import { countChanges, type ImportCounts } from "#app/domain/import/lines.ts";
import { isEmptyPlan } from "#app/domain/import/plan.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import {
  getSupplierImport,
  type SupplierImport,
} from "#app/queries/import/supplier-import.server.ts";
import { supplierImports } from "#db/schema/import.ts";
import { writeSubcontracts, writeSuppliers } from "./write-plan.server.ts";

export type ConfirmRefusal =
  | "not-found"
  | "confirmed-already"
  | "nothing-to-do"
  | "rows-left-out"
  | "question-open"
  | "changed-meanwhile";
type Outcome =
  | { ok: true; suppliers: ImportCounts; subcontracts: ImportCounts }
  | { ok: false; reason: ConfirmRefusal };

/**
 * Write what an uploaded list says: all of it, or nothing.
 *
 * @param input.leaveOut whether the person chose to go on without the rows that have problems.
 * @param input.planHash of the plan that the preview showed: what is recorded may have changed since.
 */
export function confirmImport(
  actor: Actor,
  importId: string,
  input: { leaveOut: boolean; planHash: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    // Two imports at once could both find the same supplier missing.
    await takeTurn(scope, "import");
    const found = await getSupplierImport(scope, importId);
    const reason = refusalOf(found, input);
    if (!found || reason) return { ok: false, reason: reason ?? "not-found" };
    const { plan } = found;
    await holdLog(scope);
    const suppliers = await writeSuppliers(scope, plan);
    const written = await writeSubcontracts(scope, plan, suppliers.ids);
    await keepSearchText(scope, suppliers.written.changedSuppliers);
    await scope.tx
      .update(supplierImports)
      .set({ confirmedAt: actor.at, written: { ...suppliers.written, ...written.written } })
      .where(eq(supplierImports.id, importId));
    const counts = countPlan(found);
    const { fileName, sha256, rowCount } = found;
    const detail = {
      importId,
      fileName,
      sha256,
      rowCount,
      ...counts,
      rowsLeftOut: countRows(found),
    };
    await appendOversightEntries(scope, [
      { action: "supplier.imported", subject: {}, detail },
      ...written.entries,
    ]);
    if (written.answered.length > 0)
      await refreshPostures(scope, { subcontractIds: written.answered });
    return { ok: true, ...counts };
  });
}

function refusalOf(
  found: SupplierImport | null,
  { leaveOut, planHash }: { leaveOut: boolean; planHash: string },
): ConfirmRefusal | null {
  if (!found) return "not-found";
  if (found.confirmedAt) return "confirmed-already";
  if (found.questions.length > 0) return "question-open";
  if (found.problems.length > 0 && !leaveOut) return "rows-left-out";
  if (isEmptyPlan(found.plan)) return "nothing-to-do";
  return planHash === found.planHash ? null : "changed-meanwhile";
}

function countPlan({ plan }: SupplierImport) {
  return {
    suppliers: countChanges(plan.suppliers),
    subcontracts: countChanges(plan.subcontracts),
  };
}

function countRows({ problems }: SupplierImport): number {
  return new Set(problems.map(({ row }) => row)).size;
}
