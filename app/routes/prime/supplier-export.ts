import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeSupplierExport } from "#app/domain/supplier/export-list.ts";
import { readSupplierList } from "#app/domain/supplier/list-address.ts";
import { listAllSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The filtered list of suppliers as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSupplierList(new URL(request.url).searchParams);
  const suppliers = await reading(actor, (scope) => listAllSuppliers(scope, filter));
  return download(Buffer.from(writeSupplierExport(suppliers)), {
    fileName: `suppliers-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
