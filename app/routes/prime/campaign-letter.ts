import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { planCampaignLetter } from "#app/queries/campaign/letter.server.ts";
import { letterDocument } from "#app/web/letter-document.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { orNotFound } from "#app/web/problem.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

/** The letter that one of those chosen would get now, by itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  const recipient = z.uuid().safeParse(new URL(request.url).searchParams.get("recipient"));
  const letter = orNotFound(
    await reading(actor, async (scope) => {
      const campaign = await getCampaign(scope, campaignId);
      return campaign?.state === "ready"
        ? planCampaignLetter(scope, campaign, recipient.success ? recipient.data : null)
        : null;
    }),
  );
  return letterDocument((await letter.write()).html);
}
