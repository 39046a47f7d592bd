import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addToCampaign } from "#app/commands/campaign/change-campaign.server.ts";
import { readCampaignChoice } from "#app/domain/campaign/list-address.ts";
import { sayStepRefusal } from "#app/domain/campaign/step-refusal.ts";
import { paths } from "#app/paths.ts";
import { getCampaign, wasBegun } from "#app/queries/campaign/campaign.server.ts";
import { countChosen } from "#app/queries/campaign/chosen.server.ts";
import { AddToCampaignPage } from "#app/ui/campaign/add-to-campaign-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add to ${data?.campaign.name ?? "a campaign"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  const choice = readCampaignChoice(new URL(request.url).searchParams);
  const [found, chosen] = await reading(actor, (scope) =>
    Promise.all([getCampaign(scope, campaignId), countChosen(scope, choice)]),
  );
  const { id, name, kind, state } = orNotFound(found);
  return {
    organizationId: actor.organizationId,
    campaign: { id, name, kind },
    mayChange: state === "preparing" || state === "ready",
    of: choice.of,
    chosen,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  orNotFound(await reading(actor, (scope) => wasBegun(scope, campaignId)));
  const form = await readForm(request, z.object({}));
  if (!form.ok) return form.reply;
  const choice = readCampaignChoice(new URL(request.url).searchParams);
  const outcome = await addToCampaign(actor, campaignId, choice);
  if (outcome.ok) {
    const page = paths.prime.campaign(actor.organizationId, campaignId);
    return redirect(`${page}?added=${outcome.added}`, 303);
  }
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ "": [sayStepRefusal(outcome)] }, { status: 409 });
}

export default function CampaignAdd() {
  return (
    <AddToCampaignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
