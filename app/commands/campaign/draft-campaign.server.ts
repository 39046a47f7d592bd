import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { CampaignAnswer } from "#app/domain/campaign/campaign-form.ts";
import type { CampaignChoice } from "#app/domain/campaign/list-address.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { SAME_WORDS_MS, takeTurn } from "#app/platform/turn.server.ts";
import { getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { findChosen } from "#app/queries/campaign/chosen.server.ts";
import { findDraftedAlike } from "#app/queries/campaign/drafted.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { enqueueCampaign, prepareNextIn } from "./prepare-campaign.server.ts";
import { writeRecipientsIn } from "./write-recipients.server.ts";

export type DraftRefusal = "no-questionnaire" | "nobody";
type Outcome = { ok: true; campaignId: string } | { ok: false; reason: DraftRefusal };

/**
 * Begin a campaign: what is asked, and of whom. Nothing goes out. Of a few it is found out at once who
 * can be asked, of many by a job. The same said twice within ten minutes is one campaign.
 */
export function draftCampaign(
  actor: Actor,
  answer: CampaignAnswer,
  choice: CampaignChoice,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "campaign");
    const since = new Date(actor.at.getTime() - SAME_WORDS_MS);
    const former = await findDraftedAlike(scope, answer, since);
    if (former) return { ok: true, campaignId: former };
    const { kind, questionnaire } = answer;
    const source = kind === "questionnaire" && (await findSource(scope, questionnaire ?? ""));
    if (source === null) return { ok: false, reason: "no-questionnaire" };
    const chosen = await findChosen(scope, kind, choice);
    if (!chosen) return { ok: false, reason: "nobody" };
    const campaignId = randomUUID();
    await scope.tx.insert(campaigns).values({
      id: campaignId,
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      primeId: actor.organizationId,
      name: answer.name,
      kind,
      dueOn: answer.dueOn,
      message: answer.message,
      ...(source && { questionnaire: source.questionnaire, contentHash: source.contentHash }),
    });
    const count = await writeRecipientsIn(scope, campaignId, chosen);
    await log(scope, campaignId, { ...answer, chosen: count });
    const campaign = await getCampaign(scope, campaignId);
    if (campaign && !(await prepareNextIn(scope, campaign)))
      await enqueueCampaign(scope, campaignId);
    return { ok: true, campaignId };
  });
}

function log(
  scope: Scope,
  campaignId: string,
  { name, kind, questionnaire, dueOn, message, chosen }: CampaignAnswer & { chosen: number },
): Promise<void> {
  return appendOversightEntry(
    scope,
    "campaign.drafted",
    {},
    { campaignId, name, kind, questionnaire: questionnaire ?? null, dueOn, message, chosen },
  );
}
