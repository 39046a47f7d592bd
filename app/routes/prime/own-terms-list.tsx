import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { listOwnTerms } from "#app/queries/contract/own-terms.server.ts";
import { OwnTermsListPage } from "#app/ui/contract/own-terms-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Own terms - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  return {
    organizationId: actor.organizationId,
    terms: await reading(actor, listOwnTerms),
    mayWrite: mayDo(actor.roles, "contract:write"),
  };
}

export default function OwnTermsList() {
  return <OwnTermsListPage {...useLoaderData<typeof loader>()} />;
}
