import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeCampaign } from "#app/commands/campaign/change-campaign.server.ts";
import { changeForm, wordsShown } from "#app/domain/campaign/campaign-form.ts";
import { sayStepRefusal } from "#app/domain/campaign/step-refusal.ts";
import { paths } from "#app/paths.ts";
import { getCampaign, wasBegun } from "#app/queries/campaign/campaign.server.ts";
import { ChangeCampaignPage } from "#app/ui/campaign/change-campaign-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.campaign.name ?? "a campaign"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  const campaign = orNotFound(await reading(actor, (scope) => getCampaign(scope, campaignId)));
  const { id, name, kind, dueOn, message, state } = campaign;
  const { organizationId } = actor;
  return {
    organizationId,
    campaign: { id, name, kind, dueOn, message },
    mayChange: state === "preparing" || state === "ready",
    shown: wordsShown(campaign),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  orNotFound(await reading(actor, (scope) => wasBegun(scope, campaignId)));
  const form = await readForm(request, changeForm(actor));
  if (!form.ok) return form.reply;
  const outcome = await changeCampaign(actor, campaignId, form.value);
  if (outcome.ok) return redirect(paths.prime.campaign(actor.organizationId, campaignId), 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ "": [sayStepRefusal(outcome)] }, { status: 409 });
}

export default function CampaignChange() {
  return (
    <ChangeCampaignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
