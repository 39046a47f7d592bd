import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { readBefore } from "#app/domain/retention/address.ts";
import { paths } from "#app/paths.ts";
import { listHolds } from "#app/queries/retention/legal-hold.server.ts";
import { HoldListPage } from "#app/ui/retention/hold-list-page.tsx";
import { RETENTION_NOTICES } from "#app/ui/retention/words.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Legal holds - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const isInForce = query.get("show") !== "released";
  const before = readBefore(query);
  const page = await reading(actor, (scope) => listHolds(scope, { isInForce, before }));
  const here = paths.prime.holds(actor.organizationId);
  const show = isInForce ? "" : "show=released";
  return {
    organizationId: actor.organizationId,
    isInForce,
    holds: page.holds,
    firstHref: before ? `${here}?${show}` : undefined,
    nextHref: page.next ? `${here}?${show}&before=${page.next}` : undefined,
    done: RETENTION_NOTICES[query.get("done") ?? ""] ?? null,
    mayManage: mayDo(actor.roles, "retention:manage"),
  };
}

export default function HoldList() {
  return <HoldListPage {...useLoaderData<typeof loader>()} />;
}
