import { and, eq, isNull } from "drizzle-orm";
import type { WrittenRows } from "#app/domain/import/written.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { supplierImports } from "#db/schema/import.ts";

/** A confirmed import that was not undone, with how much it wrote; null when there is none. */
export async function getUndoable({ tx, actor }: Scope, importId: string) {
  const { fileName, confirmedAt, written, undoneAt, id, primeId } = supplierImports;
  const [found] = await tx
    .select({ fileName, confirmedAt, written })
    .from(supplierImports)
    .where(and(eq(id, importId), eq(primeId, actor.organizationId), isNull(undoneAt)));
  if (!found?.written || !found.confirmedAt) return null;
  return {
    fileName: found.fileName,
    confirmedAt: found.confirmedAt,
    counts: countWritten(found.written),
  };
}

function countWritten(written: WrittenRows) {
  return {
    newSuppliers: written.newSuppliers.length,
    changedSuppliers: written.changedSuppliers.length,
    newSubcontracts: written.newSubcontracts.length,
    changedSubcontracts: written.changedSubcontracts.length,
  };
}
