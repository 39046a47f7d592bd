import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { listCampaigns } from "#app/queries/campaign/campaign.server.ts";
import { CampaignListPage } from "#app/ui/campaign/campaign-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Campaigns - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const after = z.uuid().safeParse(query.get("after"));
  const { campaigns, next } = await reading(actor, (scope) =>
    listCampaigns(scope, after.success ? after.data : null),
  );
  const { organizationId } = actor;
  return {
    organizationId,
    campaigns: campaigns.map(
      ({ id, name, kind, state, createdAt, createdByName, dueOn, chosen, asked, stuck }) => ({
        id,
        name,
        kind,
        state,
        createdAt,
        createdByName,
        dueOn,
        chosen,
        asked,
        stuck,
      }),
    ),
    firstHref: after.success ? paths.prime.campaigns(organizationId) : undefined,
    nextHref: next ? `${paths.prime.campaigns(organizationId)}?after=${next}` : undefined,
    mayWrite: mayDo(actor.roles, "invitation:send"),
    isJustDropped: query.get("done") === "dropped",
  };
}

export default function CampaignList() {
  return <CampaignListPage {...useLoaderData<typeof loader>()} />;
}
