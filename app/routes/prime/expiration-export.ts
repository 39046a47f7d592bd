import { Readable } from "node:stream";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPIRATION_COLUMNS, expirationLine } from "#app/domain/expiration/export-list.ts";
import { readExpirationList } from "#app/domain/expiration/list-address.ts";
import { writeCsv, writeCsvRows } from "#app/domain/kernel/csv.ts";
import { exportExpirations } from "#app/queries/expiration/found.server.ts";
import { downloadStream } from "#app/web/download.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The filtered list of expirations as CSV, written out as it is read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { after: _, ...filter } = readExpirationList(new URL(request.url).searchParams);
  async function* lines() {
    yield writeCsv([EXPIRATION_COLUMNS]);
    for await (const piece of exportExpirations((work) => reading(actor, work), filter))
      yield writeCsvRows(piece.map(expirationLine));
  }
  return downloadStream(Readable.from(lines()), {
    fileName: `expirations-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
