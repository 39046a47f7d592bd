import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listAlikePairs } from "#app/queries/supplier/merge.server.ts";
import { listShownToldApart } from "#app/queries/supplier/told-apart.server.ts";
import { AlikeListPage } from "#app/ui/supplier/alike-list-page.tsx";
import { ALIKE_NOTICES } from "#app/ui/supplier/words.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Two records of one company? - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const { pairs, toldApart } = await reading(actor, async (scope) => {
    const [pairs, toldApart] = await Promise.all([
      listAlikePairs(scope),
      listShownToldApart(scope),
    ]);
    return { pairs, toldApart };
  });
  return {
    organizationId: actor.organizationId,
    pairs,
    toldApart,
    done: ALIKE_NOTICES[new URL(request.url).searchParams.get("done") ?? ""] ?? null,
    mayWrite: mayDo(actor.roles, "supplier:write"),
  };
}

export default function SupplierAlike() {
  return <AlikeListPage {...useLoaderData<typeof loader>()} />;
}
