import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listAlikePairs } from "#app/queries/supplier/merge.server.ts";
import { AlikeListPage } from "#app/ui/supplier/alike-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Two records of one company? - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  return {
    organizationId: actor.organizationId,
    pairs: await reading(actor, (scope) => listAlikePairs(scope)),
    mayWrite: mayDo(actor.roles, "supplier:write"),
  };
}

export default function SupplierAlike() {
  return <AlikeListPage {...useLoaderData<typeof loader>()} />;
}
