import type { LoaderFunctionArgs } from "@remix-run/node";
import { sampleRows } from "#app/domain/import/columns.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { download } from "#app/web/download.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

/** A supplier list that shows every column. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAccess(request, params, "supplier:write");
  return download(Buffer.from(writeCsv(sampleRows())), {
    fileName: "suppliers-sample.csv",
    mediaType: "text/csv; charset=utf-8",
  });
}
