import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPIRATION_COLUMNS, expirationLine } from "#app/domain/expiration/export-list.ts";
import { sayExpirationFilter } from "#app/domain/expiration/filter-words.ts";
import { readExpirationList } from "#app/domain/expiration/list-address.ts";
import { readColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { exportExpirations } from "#app/queries/expiration/found.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of expirations as it is narrowed and shown, as CSV or XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { after: _, ...filter } = readExpirationList(query);
  const contracts = await reading(actor, listContractNames);
  const contractPiid = contracts.find(({ id }) => id === filter.contractId)?.piid;
  return downloadList(request, actor, {
    name: "Expirations",
    fileName: "expirations",
    columns: EXPIRATION_COLUMNS,
    shown: readColumns(LIST_COLUMNS.expirations, query),
    pieces: exportExpirations((work) => reading(actor, work), filter),
    lineOf: expirationLine,
    holds: sayExpirationFilter({ ...filter, contractPiid }),
  });
}
