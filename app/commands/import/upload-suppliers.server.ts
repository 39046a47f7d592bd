import { randomUUID } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { MOST_IMPORT_ROWS } from "#app/domain/import/columns.ts";
import { readImportRows } from "#app/domain/import/read-rows.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { supplierImports } from "#db/schema/import.ts";

export type UploadRefusal = "quota" | "empty" | "too-many-rows" | "not-utf-8" | { notCsv: string };
type Outcome = { ok: true; importId: string } | { ok: false; reason: UploadRefusal };

/** Read a supplier list and keep what it says until somebody confirms it; nothing else is written. */
export async function uploadSuppliers(
  actor: Actor,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const records = readRecords(file.bytes);
  if (!Array.isArray(records)) return { ok: false, reason: records };
  if (records.length < 2) return { ok: false, reason: "empty" };
  if (records.length - 1 > MOST_IMPORT_ROWS) return { ok: false, reason: "too-many-rows" };
  const { rows, problems } = readImportRows(records);
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
      rowCount: records.length - 1,
      rows,
      problems,
    });
    return { ok: true, importId };
  });
}

function readRecords(bytes: Buffer): string[][] | UploadRefusal {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "not-utf-8";
  }
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return { notCsv: error.message };
    throw error;
  }
}
