import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { countSubcontracts, sumValues } from "#app/domain/posture/subcontract-counts.ts";
import {
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { showViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { findSubcontracts } from "#app/queries/subcontract/found-subcontracts.server.ts";
import { listSubcontractGroups } from "#app/queries/subcontract/list.server.ts";
import { listSavedViews } from "#app/queries/view/view.server.ts";
import { SubcontractListPage } from "#app/ui/contract/subcontract-list-page.tsx";
import { openDefaultView } from "#app/web/default-view.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Subcontracts - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor, ...asked } = readSubcontractList(query);
  const columns = readColumns(LIST_COLUMNS.subcontracts, query);
  const { page, groups, contracts, ownTerms, saved } = await reading(actor, async (scope) => {
    await openDefaultView(request, scope, "subcontracts");
    const [page, contracts, ownTerms, saved] = await Promise.all([
      findSubcontracts(scope, asked, cursor),
      listContractNames(scope),
      listOwnTerms(scope),
      listSavedViews(scope, "subcontracts"),
    ]);
    return {
      page,
      contracts,
      ownTerms,
      saved,
      groups: await listSubcontractGroups(scope, page.filter),
    };
  });
  const { prime } = paths;
  const narrowed = subcontractListQuery(page.filter);
  const shown = withColumns(narrowed, columns);
  const worst = subcontractListQuery({ ...page.filter, state: "ineligible", sort: "contract" });
  return {
    ...page,
    columns,
    isLater: cursor !== null,
    done: readDone(query),
    counts: countSubcontracts(groups, page.filter),
    exposure: sumValues(groups, page.filter),
    contracts,
    saved: showViews(saved, "subcontracts", query, actor.personId),
    hasOwnTerms: ownTerms.length > 0,
    organizationId: actor.organizationId,
    printed: { by: actor.personName, on: actor.on },
    downloads: {
      csv: prime.exportSubcontracts(actor.organizationId, "csv") + shown,
      xlsx: prime.exportSubcontracts(actor.organizationId, "xlsx") + shown,
      json: prime.subcontractsJson(actor.organizationId) + narrowed,
      ineligible: prime.exportSubcontracts(actor.organizationId, "xlsx") + worst,
    },
    mayWrite: mayDo(actor.roles, "subcontract:write"),
  };
}

/** What was just done with several of the list, as its address says it. */
function readDone(query: URLSearchParams) {
  const counted = (name: string) => {
    const count = Number(query.get(name));
    return Number.isInteger(count) && count > 0 ? count : 0;
  };
  return { issued: counted("issued"), told: counted("told"), answered: counted("answered") };
}

export default function SubcontractList() {
  return <SubcontractListPage {...useLoaderData<typeof loader>()} />;
}
