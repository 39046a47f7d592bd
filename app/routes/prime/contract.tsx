import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { findClause } from "#app/domain/flowdown/clauses.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { readSubcontractList } from "#app/domain/posture/subcontract-list-address.ts";
import { readColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { countOutdatedFlowdowns } from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { findContractSubject } from "#app/queries/moment/subject.server.ts";
import { isContractHeld } from "#app/queries/retention/legal-hold.server.ts";
import { findSubcontracts } from "#app/queries/subcontract/found-subcontracts.server.ts";
import { ContractPage } from "#app/ui/contract/contract-page.tsx";
import { readingAt } from "#app/web/moment.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Contract ${formatPiid(data?.contract.piid ?? "")} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const contractId = requireId(params, "contractId");
  const query = new URL(request.url).searchParams;
  const { cursor, ...narrowed } = readSubcontractList(query);
  const asked = { ...narrowed, contractId, isClosed: false };
  const { page: contract, shown } = orNotFound(
    await readingAt(
      request,
      actor,
      (scope) => findContractSubject(scope, contractId),
      async (scope) => {
        const [found, list, isHeld, terms, outdatedFlowdowns] = await Promise.all([
          getContract(scope, contractId),
          findSubcontracts(scope, asked, cursor),
          isContractHeld(scope, contractId),
          listOwnTerms(scope),
          countOutdatedFlowdowns(scope, contractId),
        ]);
        const ownTerms = terms.filter(
          (term) => term.contractId === null || term.contractId === contractId,
        );
        return found && { ...found, list, isHeld, ownTerms, outdatedFlowdowns };
      },
    ),
  );
  const { list, isHeld, ownTerms, outdatedFlowdowns, inForce, ...head } = contract;
  return {
    organizationId: actor.organizationId,
    shown,
    contract: {
      ...head,
      inForce: {
        ...inForce,
        clauses: inForce.clauses.map((number) => ({
          number,
          title: findClause(number)?.title ?? "",
        })),
      },
    },
    isHeld,
    ownTerms,
    outdatedFlowdowns: shown.isNow ? outdatedFlowdowns : 0,
    table: {
      ...list,
      columns: readColumns(LIST_COLUMNS.subcontracts, query),
      isLater: cursor !== null,
      mayWrite: shown.isNow && mayDo(actor.roles, "subcontract:write"),
    },
    mayWrite: shown.isNow && mayDo(actor.roles, "contract:write"),
  };
}

export default function Contract() {
  return <ContractPage {...useLoaderData<typeof loader>()} />;
}
