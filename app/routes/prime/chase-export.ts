import type { LoaderFunctionArgs } from "@remix-run/node";
import { readChaseAddress, sayChaseFilter } from "#app/domain/request/chase-address.ts";
import { CHASED_COLUMNS, chasedLine } from "#app/domain/request/chase-export.ts";
import { daysLate } from "#app/domain/supplier/lateness.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { listAllChased } from "#app/queries/request/chase.server.ts";
import { listSupplierOwners } from "#app/queries/supplier/owner.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** Whom to chase, as the list is narrowed, as CSV or XLSX by the end of the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { after: _, ...filter } = readChaseAddress(new URL(request.url).searchParams);
  const [contracts, owners] = await reading(actor, (scope) =>
    Promise.all([listContractNames(scope), listSupplierOwners(scope)]),
  );
  return downloadList(request, actor, {
    name: "Whom to chase",
    fileName: "whom-to-chase",
    columns: CHASED_COLUMNS,
    shown: null,
    pieces: listAllChased((work) => reading(actor, work), filter),
    lineOf: (chased) => chasedLine({ ...chased, daysLate: daysLate(chased, actor.on) }),
    holds: sayChaseFilter(filter, {
      contractPiid: contracts.find(({ id }) => id === filter.contractId)?.piid,
      owners,
    }),
  });
}
