import { draftCampaign } from "#app/commands/campaign/draft-campaign.server.ts";
import { confirmCampaign } from "#app/commands/campaign/step-campaign.server.ts";
import type { CampaignAnswer } from "#app/domain/campaign/campaign-form.ts";
import type { CampaignChoice } from "#app/domain/campaign/list-address.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { runCampaign } from "#app/jobs/run-campaign.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getCampaign } from "#app/queries/campaign/campaign.server.ts";
import type { TestActor } from "./people.ts";

/** A campaign of some suppliers as its form sends it: a reminder of what is open, unless told otherwise. */
export async function draft(
  manager: TestActor,
  supplierIds: readonly string[],
  change: Partial<CampaignAnswer> = {},
  choice: CampaignChoice = { of: "suppliers", chosen: { ids: [...supplierIds] } },
): Promise<string> {
  const answer: CampaignAnswer = {
    name: "Where do you stand",
    kind: "answer",
    dueOn: addDays(manager.on, 21),
    message: "We plan the next lot.",
    ...change,
  };
  const drafted = await draftCampaign(manager, answer, choice);
  if (!drafted.ok) throw new Error(drafted.reason);
  return drafted.campaignId;
}

/** The campaign as it stands. */
export async function readCampaign(manager: TestActor, campaignId: string) {
  const campaign = await asActor(manager, (scope) => getCampaign(scope, campaignId));
  if (!campaign) throw new Error("no such campaign");
  return campaign;
}

/** Have it go out, and its job do all of its work. */
export async function sendOut(manager: TestActor, campaignId: string): Promise<void> {
  await confirm(manager, campaignId);
  await runCampaign({ campaignId, primeId: manager.organizationId });
}

/** Say that it goes out, as its page showed it. */
export async function confirm(manager: TestActor, campaignId: string): Promise<void> {
  const { preparedAt } = await readCampaign(manager, campaignId);
  const said = await confirmCampaign(manager, campaignId, preparedAt?.toISOString() ?? "");
  if (!said.ok) throw new Error(said.reason);
}
