import type { LoaderFunctionArgs } from "@remix-run/node";
import { getWorkbookSheet } from "#app/queries/workbook/sheet.server.ts";
import { download } from "#app/web/download.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The workbook as a spreadsheet, which can be taken in again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const open = await requireWorkbook(actor, params);
  const { bytes, fileName } = await getWorkbookSheet(open, actor);
  return download(bytes, { fileName, mediaType: MEDIA_TYPE });
}
