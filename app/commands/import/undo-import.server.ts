import { and, eq, sql } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { supplierImports } from "#db/schema/import.ts";

export type UndoRefusal = "not-found" | "in-use";
type Outcome = { ok: true } | { ok: false; reason: UndoRefusal };

/**
 * Take back all that a confirmed import wrote: what it made is removed, what it changed is as it was.
 * Once anything of it was changed or rests on it, nothing is taken back.
 */
export function undoImport(actor: Actor, importId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const own = and(
      eq(supplierImports.id, importId),
      eq(supplierImports.primeId, actor.organizationId),
    );
    const [found] = await tx
      .select({
        fileName: supplierImports.fileName,
        sha256: supplierImports.sha256,
        written: supplierImports.written,
      })
      .from(supplierImports)
      .where(own);
    if (!found?.written) return { ok: false, reason: "not-found" };
    await holdLog(scope);
    const [answer] = await tx.execute<{ done: boolean | null }>(
      sql`select flowdown.undo_import(${importId}::uuid) as done`,
    );
    if (!answer?.done) return { ok: false, reason: answer?.done === null ? "not-found" : "in-use" };
    const { written, fileName, sha256 } = found;
    await appendOversightEntry(
      scope,
      "supplier.import-undone",
      {},
      {
        importId,
        fileName,
        sha256,
        suppliersRemoved: written.newSuppliers.length,
        suppliersRestored: written.changedSuppliers.length,
        subcontractsRemoved: written.newSubcontracts.length,
        subcontractsRestored: written.changedSubcontracts.length,
      },
    );
    if (written.changedSubcontracts.length > 0)
      await refreshPostures(scope, { subcontractIds: written.changedSubcontracts });
    return { ok: true };
  });
}
