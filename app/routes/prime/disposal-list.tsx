import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readBefore } from "#app/domain/retention/address.ts";
import { paths } from "#app/paths.ts";
import { listPastDisposals } from "#app/queries/retention/disposal.server.ts";
import { DisposalListPage } from "#app/ui/retention/disposal-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "What was disposed of - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const before = readBefore(new URL(request.url).searchParams);
  const page = await reading(actor, (scope) => listPastDisposals(scope, { before }));
  const here = paths.prime.disposals(actor.organizationId);
  return {
    organizationId: actor.organizationId,
    disposals: page.disposals,
    firstHref: before ? here : undefined,
    nextHref: page.next ? `${here}?before=${page.next}` : undefined,
  };
}

export default function DisposalList() {
  return <DisposalListPage {...useLoaderData<typeof loader>()} />;
}
