import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listContracts, listSuspendedContracts } from "#app/queries/contract/contract.server.ts";
import { ContractListPage } from "#app/ui/contract/contract-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Contracts - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const cursor = {
    after: query.get("after") ?? undefined,
    before: query.get("before") ?? undefined,
  };
  const isSuspendedOnly = query.get("notice") === "suspended";
  const page = await reading(actor, async (scope) => {
    const ids = isSuspendedOnly ? await listSuspendedContracts(scope) : undefined;
    return listContracts(scope, { ...cursor, ids });
  });
  return {
    ...page,
    isSuspendedOnly,
    organizationId: actor.organizationId,
    mayWrite: mayDo(actor.roles, "contract:write"),
  };
}

export default function ContractList() {
  return <ContractListPage {...useLoaderData<typeof loader>()} />;
}
