import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { findEverywhere } from "#app/queries/search/found-everywhere.server.ts";
import { SearchPage } from "#app/ui/search/search-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Search - Flowdown" }];

const LONGEST = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const search = cleanSearch(typed).slice(0, LONGEST);
  const { found, isNear } = search
    ? await reading(actor, (scope) => findEverywhere(scope, search))
    : { found: null, isNear: false };
  return { organizationId: actor.organizationId, search, found, isNear };
}

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
