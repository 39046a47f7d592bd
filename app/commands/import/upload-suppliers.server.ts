import { randomUUID } from "node:crypto";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { MOST_IMPORT_ROWS } from "#app/domain/import/columns.ts";
import { findSavedMapping } from "#app/domain/import/mapping.ts";
import { listFilledRows, readImportRows } from "#app/domain/import/read-rows.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import type { TableRefusal } from "#app/platform/read-table.server.ts";
import { listSavedMappings } from "#app/queries/import/saved-mapping.server.ts";
import { supplierImports } from "#db/schema/import.ts";

export type UploadRefusal = "quota" | "empty" | "busy" | "too-heavy" | TableRefusal;
type Outcome =
  | { ok: true; importId: string; isAsked: boolean }
  | { ok: false; reason: UploadRefusal };

/**
 * Read a supplier list and keep what it says until somebody confirms it; nothing else is written.
 *
 * @returns with the import, whether its columns or dates have to be asked for first.
 */
export async function uploadSuppliers(
  actor: Actor,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const table = await readTableApart(actor.organizationId, file.bytes);
  if (!table.ok) return table;
  const cells = listFilledRows(table.rows);
  if (cells.length < 2) return { ok: false, reason: "empty" };
  if (cells.length > MOST_IMPORT_ROWS + 1) return { ok: false, reason: "too-many-rows" };
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "imports");
    if (!isWithin) return { ok: false, reason: "quota" };
    const mapping = findSavedMapping(cells, await listSavedMappings(scope));
    const reading = readImportRows(cells, mapping);
    const { rows, wrongRows, problems, rowCount, questions, ...taking } = reading;
    const importId = randomUUID();
    await scope.tx.insert(supplierImports).values({
      id: importId,
      createdAt: actor.at,
      createdBy: actor.personId,
      primeId: actor.organizationId,
      fileName: safeFileName(file.name, { stem: "suppliers" }),
      sha256: sha256Of(file.bytes),
      rowCount,
      rows: [...rows, ...wrongRows],
      problems,
      taking: { ...taking, form: table.form, isSaved: mapping !== null },
      cells,
      mapping,
      questions,
    });
    return { ok: true, importId, isAsked: questions.length > 0 };
  });
}
