import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeCampaign } from "#app/commands/campaign/change-campaign.server.ts";
import { changeForm, saidShown } from "#app/domain/campaign/campaign-form.ts";
import { type StepRefusal, sayStepRefusal } from "#app/domain/campaign/step-refusal.ts";
import { paths } from "#app/paths.ts";
import { getCampaign, wasBegun } from "#app/queries/campaign/campaign.server.ts";
import { listSources } from "#app/queries/questionnaire/source.server.ts";
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
  const [found, sources] = await reading(actor, (scope) =>
    Promise.all([getCampaign(scope, campaignId), listSources(scope)]),
  );
  const campaign = orNotFound(found);
  const { id, name, kind, questionnaire, dueOn, message, state } = campaign;
  const { organizationId } = actor;
  return {
    organizationId,
    campaign: { id, name, kind, questionnaire: questionnaire ?? "", dueOn, message },
    questionnaires: sources.map((one) => ({
      value: one.questionnaire,
      label: one.content.title,
    })),
    mayChange: state === "preparing" || state === "ready",
    shown: saidShown(campaign),
  };
}

/** Where a refusal stands beside a field. */
const FIELDS: Partial<Record<StepRefusal["reason"], string>> = {
  "no-questionnaire": "questionnaire",
  "nothing-open": "kind",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const campaignId = requireId(params, "campaignId");
  orNotFound(await reading(actor, (scope) => wasBegun(scope, campaignId)));
  const form = await readForm(request, changeForm(actor));
  if (!form.ok) return form.reply;
  const outcome = await changeCampaign(actor, campaignId, form.value);
  if (outcome.ok) return redirect(paths.prime.campaign(actor.organizationId, campaignId), 303);
  if (outcome.reason === "not-found") throw notFound();
  const field = FIELDS[outcome.reason] ?? "";
  return form.refuse({ [field]: [sayStepRefusal(outcome)] }, { status: 409 });
}

export default function CampaignChange() {
  return (
    <ChangeCampaignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
