import type { LoaderFunctionArgs } from "@remix-run/node";
import { SUPPLIER_COLUMNS, supplierLine } from "#app/domain/supplier/export-list.ts";
import { readSupplierList } from "#app/domain/supplier/list-address.ts";
import { listAllSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { downloadSheets } from "#app/web/download-sheets.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of suppliers as it is narrowed and sorted, as XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSupplierList(new URL(request.url).searchParams);
  async function* lines() {
    for await (const piece of listAllSuppliers((work) => reading(actor, work), filter))
      for (const supplier of piece) yield supplierLine(supplier);
  }
  const sheet = { name: "Suppliers", columns: SUPPLIER_COLUMNS, rows: lines() };
  return downloadSheets([sheet], { fileName: `suppliers-${actor.on}.xlsx`, at: actor.at });
}
