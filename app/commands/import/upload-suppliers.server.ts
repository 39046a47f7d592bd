import { randomUUID } from "node:crypto";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { MOST_IMPORT_ROWS } from "#app/domain/import/columns.ts";
import { readImportRows } from "#app/domain/import/read-rows.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { supplierImports } from "#db/schema/import.ts";
import { readTable, type TableRefusal } from "./read-table.server.ts";

export type UploadRefusal = "quota" | "empty" | TableRefusal;
type Outcome = { ok: true; importId: string } | { ok: false; reason: UploadRefusal };

/** Read a supplier list and keep what it says until somebody confirms it; nothing else is written. */
export async function uploadSuppliers(
  actor: Actor,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const table = await readTable(file.bytes);
  if (!table.ok) return table;
  const { rows, problems, rowCount, columns, leftOut, rowsAbove } = readImportRows(table.rows);
  if (rowCount === 0) return { ok: false, reason: "empty" };
  if (rowCount > MOST_IMPORT_ROWS) return { ok: false, reason: "too-many-rows" };
  const importId = randomUUID();
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "imports");
    if (!isWithin) return { ok: false, reason: "quota" };
    await scope.tx.insert(supplierImports).values({
      id: importId,
      createdAt: actor.at,
      createdBy: actor.personId,
      primeId: actor.organizationId,
      fileName: safeFileName(file.name, { stem: "suppliers" }),
      sha256: sha256Of(file.bytes),
      rowCount,
      rows,
      problems,
      taking: { form: table.form, columns, leftOut, rowsAbove },
    });
    return { ok: true, importId };
  });
}
