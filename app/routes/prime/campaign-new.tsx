import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type DraftRefusal, draftCampaign } from "#app/commands/campaign/draft-campaign.server.ts";
import { campaignForm } from "#app/domain/campaign/campaign-form.ts";
import { readCampaignChoice } from "#app/domain/campaign/list-address.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { DAYS_TO_ANSWER } from "#app/domain/supplier/ask.ts";
import { paths } from "#app/paths.ts";
import { listNotSent } from "#app/queries/campaign/campaign.server.ts";
import { countChosen } from "#app/queries/campaign/chosen.server.ts";
import { listSources } from "#app/queries/questionnaire/source.server.ts";
import { NewCampaignPage } from "#app/ui/campaign/new-campaign-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Start a campaign - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const { searchParams, search } = new URL(request.url);
  const choice = readCampaignChoice(searchParams);
  const [chosen, sources, open] = await reading(actor, (scope) =>
    Promise.all([countChosen(scope, choice), listSources(scope), listNotSent(scope)]),
  );
  return {
    organizationId: actor.organizationId,
    of: choice.of,
    chosen,
    questionnaires: sources.map(({ questionnaire, content }) => ({
      value: questionnaire,
      label: content.title,
    })),
    dueOn: addDays(actor.on, DAYS_TO_ANSWER),
    open: open.map(({ id, name }) => ({
      id,
      name,
      href: paths.prime.addToCampaign(actor.organizationId, id) + search,
    })),
  };
}

const REFUSALS: Record<DraftRefusal, [string, string]> = {
  "no-questionnaire": ["questionnaire", "Choose a questionnaire that can be sent."],
  nobody: ["", "Nobody is chosen, or no subcontract of theirs is open. Choose in the list."],
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, campaignForm(actor));
  if (!form.ok) return form.reply;
  const choice = readCampaignChoice(new URL(request.url).searchParams);
  const outcome = await draftCampaign(actor, form.value, choice);
  if (outcome.ok)
    return redirect(paths.prime.campaign(actor.organizationId, outcome.campaignId), 303);
  const [field, message] = REFUSALS[outcome.reason];
  return form.refuse({ [field]: [message] });
}

export default function CampaignNew() {
  return (
    <NewCampaignPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
