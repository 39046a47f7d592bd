import type { LoaderFunctionArgs } from "@remix-run/node";
import { SUPPLIER_COLUMNS, supplierLine } from "#app/domain/supplier/export-list.ts";
import { readSupplierList, saySupplierFilter } from "#app/domain/supplier/list-address.ts";
import { readColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { listAllSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of suppliers as it is narrowed, sorted and shown, as CSV or XLSX by the end of the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor: _, ...filter } = readSupplierList(query);
  return downloadList(request, actor, {
    name: "Suppliers",
    fileName: "suppliers",
    columns: SUPPLIER_COLUMNS,
    shown: readColumns(LIST_COLUMNS.suppliers, query),
    pieces: listAllSuppliers((work) => reading(actor, work), filter),
    lineOf: supplierLine,
    holds: saySupplierFilter(filter),
  });
}
