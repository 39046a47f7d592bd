import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import {
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { paths } from "#app/paths.ts";
import { listSubcontractsAsJson } from "#app/queries/subcontract/subcontracts-json.server.ts";
import { requireListAccess } from "#app/web/list-access.server.ts";
import {
  answerList,
  headOf,
  requireUnderstood,
  wholeAddress,
  withRows,
} from "#app/web/list-json.server.ts";

/** The list of subcontracts as it is narrowed and sorted, as JSON for programs: every verdict with its reasons. */
export async function loader(asked: LoaderFunctionArgs) {
  const actor = await requireListAccess(asked);
  const { organizationId } = actor;
  const query = new URL(asked.request.url).searchParams;
  const { cursor, ...filter } = readSubcontractList(query);
  const size = requireUnderstood(query, subcontractListQuery(filter, cursor), "subcontracts");
  const pages = wholeAddress(paths.prime.subcontract(organizationId, ""));
  const { subcontracts, next } = await listSubcontractsAsJson(
    actor,
    filter,
    { cursor, size },
    pages,
  );
  const list = paths.prime.subcontractsJson(organizationId);
  const head = {
    format: "flowdown-subcontract-list" as const,
    version: 1 as const,
    ...headOf(actor, next && list + withRows(subcontractListQuery(filter, next), query)),
  };
  return answerList<SubcontractList, "subcontracts">(head, "subcontracts", subcontracts);
}
