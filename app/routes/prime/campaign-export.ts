import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCampaignAddress } from "#app/domain/campaign/list-address.ts";
import { getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { listAllRecipients } from "#app/queries/campaign/course.server.ts";
import { downloadCampaignCsv, downloadCampaignXlsx } from "#app/web/campaign-files.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The list of a campaign as it is narrowed, all of it; of a closed one, as it was closed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const campaignId = requireId(params, "campaignId");
  const campaign = orNotFound(await reading(actor, (scope) => getCampaign(scope, campaignId)));
  const { searchParams, pathname } = new URL(request.url);
  const { after: _, ...filter } = readCampaignAddress(searchParams);
  const pieces = listAllRecipients((work) => reading(actor, work), campaign, filter);
  return pathname.endsWith(".xlsx")
    ? downloadCampaignXlsx(actor, campaign, pieces)
    : downloadCampaignCsv(actor, campaign, pieces);
}
