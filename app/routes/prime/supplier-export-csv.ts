import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { SUPPLIER_COLUMNS, supplierLine } from "#app/domain/supplier/export-list.ts";
import { readSupplierList } from "#app/domain/supplier/list-address.ts";
import { listAllSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of suppliers as it is narrowed and sorted, as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSupplierList(new URL(request.url).searchParams);
  async function* lines() {
    yield writeCsv([SUPPLIER_COLUMNS.map(({ header }) => header)]);
    for await (const piece of listAllSuppliers((work) => reading(actor, work), filter))
      yield writeCsvRows(piece.map(supplierLine));
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `suppliers-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
