import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { SUBCONTRACT_COLUMNS, subcontractLine } from "#app/domain/posture/subcontract-export.ts";
import { readSubcontractList } from "#app/domain/posture/subcontract-list-address.ts";
import { exportSubcontracts } from "#app/queries/subcontract/exported-subcontracts.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of subcontracts as it is narrowed and sorted, as CSV, with every reason. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSubcontractList(new URL(request.url).searchParams);
  async function* lines() {
    yield writeCsv([SUBCONTRACT_COLUMNS.map(({ header }) => header)]);
    for await (const piece of exportSubcontracts((work) => reading(actor, work), filter))
      yield writeCsvRows(piece.map(subcontractLine));
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `subcontracts-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
