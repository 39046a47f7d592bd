import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import {
  CONTRACT_COUNT_COLUMNS,
  contractCountLines,
} from "#app/domain/posture/subcontract-counts.ts";
import { SUBCONTRACT_COLUMNS, subcontractLine } from "#app/domain/posture/subcontract-export.ts";
import { saySubcontractFilter } from "#app/domain/posture/subcontract-filter-words.ts";
import { readSubcontractList } from "#app/domain/posture/subcontract-list-address.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { exportSubcontracts } from "#app/queries/subcontract/exported-subcontracts.server.ts";
import { listSubcontractGroups } from "#app/queries/subcontract/list.server.ts";
import { downloadSheets } from "#app/web/download-sheets.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of subcontracts as it is narrowed and sorted, as XLSX: every reason, and what it is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { cursor: _, ...filter } = readSubcontractList(new URL(request.url).searchParams);
  const [groups, contracts] = await reading(actor, (scope) =>
    Promise.all([listSubcontractGroups(scope, filter), listContractNames(scope)]),
  );
  async function* lines() {
    for await (const piece of exportSubcontracts((work) => reading(actor, work), filter))
      for (const subcontract of piece) yield subcontractLine(subcontract);
  }
  const contractPiid = contracts.find(({ id }) => id === filter.contractId)?.piid;
  const about = [
    ["Of", actor.organizationName],
    ["As of", formatDate(actor.on)],
    ["Made by", actor.personName],
    ["Holds", saySubcontractFilter({ ...filter, contractPiid }).join("; ")],
  ];
  const sheets = [
    { name: "Subcontracts", columns: SUBCONTRACT_COLUMNS, rows: lines() },
    {
      name: "By contract",
      columns: CONTRACT_COUNT_COLUMNS,
      rows: contractCountLines(contracts, groups, filter),
    },
    {
      name: "About this file",
      columns: ["What", "Value"].map((header, i) => ({ header, width: i === 0 ? 12 : 90 })),
      rows: about,
    },
  ];
  return downloadSheets(sheets, {
    fileName: `subcontracts${filter.state ? `-${filter.state}` : ""}-${actor.on}.xlsx`,
    at: actor.at,
  });
}
