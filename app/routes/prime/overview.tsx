import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { getOverview } from "#app/queries/portal/overview.server.ts";
import { OverviewPage } from "#app/ui/posture/overview-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Overview - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const overview = await reading(actor, (scope) =>
    keptWhileQuiet(scope, `overview ${actor.personId} ${actor.roles.join(" ")}`, getOverview),
  );
  return {
    ...overview,
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    personId: actor.personId,
    personName: actor.personName,
    today: actor.on,
    mayWrite: mayDo(actor.roles, "contract:write"),
  };
}

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
