import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  CONTRACT_COUNT_COLUMNS,
  contractCountLines,
} from "#app/domain/posture/subcontract-counts.ts";
import { SUBCONTRACT_COLUMNS, subcontractLine } from "#app/domain/posture/subcontract-export.ts";
import { saySubcontractFilter } from "#app/domain/posture/subcontract-filter-words.ts";
import { readSubcontractList } from "#app/domain/posture/subcontract-list-address.ts";
import { readColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { exportSubcontracts } from "#app/queries/subcontract/exported-subcontracts.server.ts";
import { listSubcontractGroups } from "#app/queries/subcontract/list.server.ts";
import { downloadList } from "#app/web/download-list.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/**
 * The list of subcontracts as it is narrowed, sorted and shown, with every reason: as CSV, or as XLSX, which
 * counts by contract as well.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor: _, ...filter } = readSubcontractList(query);
  const [groups, contracts] = await reading(actor, (scope) =>
    Promise.all([listSubcontractGroups(scope, filter), listContractNames(scope)]),
  );
  const contractPiid = contracts.find(({ id }) => id === filter.contractId)?.piid;
  return downloadList(request, actor, {
    name: "Subcontracts",
    fileName: `subcontracts${filter.state ? `-${filter.state}` : ""}`,
    columns: SUBCONTRACT_COLUMNS,
    shown: readColumns(LIST_COLUMNS.subcontracts, query),
    pieces: exportSubcontracts((work) => reading(actor, work), filter),
    lineOf: subcontractLine,
    holds: saySubcontractFilter({ ...filter, contractPiid }),
    more: [
      {
        name: "By contract",
        columns: CONTRACT_COUNT_COLUMNS,
        rows: contractCountLines(contracts, groups, filter),
      },
    ],
  });
}
