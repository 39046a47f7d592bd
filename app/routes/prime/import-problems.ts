import type { LoaderFunctionArgs } from "@remix-run/node";
import { rejectedLines } from "#app/domain/import/rejected.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { getImportCells, getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The rows of an uploaded list that have problems, with what is wrong with each, as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const { list, file } = await reading(actor, async (scope) => {
    const [list, file] = await Promise.all([
      getSupplierImport(scope, importId),
      getImportCells(scope, importId),
    ]);
    return { list: orNotFound(list), file: orNotFound(file) };
  });
  const lines = rejectedLines(file.cells, file.headerRow, list.problems);
  return download(Buffer.from(writeCsv(lines)), {
    fileName: `rows-with-problems-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
