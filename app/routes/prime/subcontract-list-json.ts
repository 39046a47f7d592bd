import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { paths } from "#app/paths.ts";
import { readDetailedSubcontracts } from "#app/queries/subcontract/exported-subcontracts.server.ts";
import { requireListAccess } from "#app/web/list-access.server.ts";
import {
  answerList,
  headOf,
  listedSubcontract,
  requireUnderstood,
  withRows,
} from "#app/web/list-json.server.ts";
import { reading } from "#app/web/require-access.server.ts";

/** The list of subcontracts as it is narrowed and sorted, as JSON for programs: every verdict with its reasons. */
export async function loader(asked: LoaderFunctionArgs) {
  const actor = await requireListAccess(asked);
  const query = new URL(asked.request.url).searchParams;
  const { cursor, ...filter } = readSubcontractList(query);
  const size = requireUnderstood(query, subcontractListQuery(filter, cursor), "subcontracts");
  const { subcontracts, next } = await reading(actor, (scope) =>
    readDetailedSubcontracts(scope, filter, { cursor, size }),
  );
  const list = paths.prime.subcontractsJson(actor.organizationId);
  return answerList({
    format: "flowdown-subcontract-list",
    version: 1,
    ...headOf(actor, next && list + withRows(subcontractListQuery(filter, next), query)),
    subcontracts: subcontracts.map((row) => listedSubcontract(row, actor)),
  });
}
