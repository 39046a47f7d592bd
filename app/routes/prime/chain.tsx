import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { findContractName } from "#app/queries/contract/contract-names.server.ts";
import { getChainPage } from "#app/queries/posture/chain.server.ts";
import { ChainPage } from "#app/ui/posture/chain-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Supply chain of ${formatPiid(data?.contract.piid ?? "")} as a tree - Flowdown` },
];

const LONGEST = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const contractId = requireId(params, "contractId");
  const after = (new URL(request.url).searchParams.get("after") ?? "").slice(0, LONGEST);
  const { contract, page } = await reading(actor, async (scope) => {
    const [contract, page] = await Promise.all([
      findContractName(scope, contractId),
      getChainPage(scope, contractId, after),
    ]);
    return { contract: orNotFound(contract), page };
  });
  const here = paths.prime.chain(actor.organizationId, contractId);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    contract,
    nodes: page.nodes,
    isCut: page.isCut,
    firstHref: after ? here : undefined,
    nextHref: page.next ? `${here}?after=${encodeURIComponent(page.next)}` : undefined,
    mayWrite: mayDo(actor.roles, "subcontract:write"),
    printed: { by: actor.personName, on: actor.on },
  };
}

export default function Chain() {
  return <ChainPage {...useLoaderData<typeof loader>()} />;
}
