import { sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type CampaignChange, wordsShown } from "#app/domain/campaign/campaign-form.ts";
import { MOST_RECIPIENTS } from "#app/domain/campaign/kinds.ts";
import type { CampaignChoice } from "#app/domain/campaign/list-address.ts";
import type { CampaignState } from "#app/domain/campaign/state.ts";
import type { StepRefusal } from "#app/domain/campaign/step-refusal.ts";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { type Campaign, getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { findChosen } from "#app/queries/campaign/chosen.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";
import {
  change,
  lookAgainIn,
  prepareAnew,
  type StepOutcome,
  step,
} from "./step-campaign.server.ts";
import { writeRecipientsIn } from "./write-recipients.server.ts";

/** Until somebody says that it goes out. */
const BEFORE_IT_GOES_OUT: readonly CampaignState[] = ["preparing", "ready"];

/**
 * Change the name, the day or the words of a campaign before it goes out, and look anew at who can be
 * asked. The same change said twice changes it once; one that was written over other words than those that
 * stand now is refused.
 */
export function changeCampaign(
  actor: Actor,
  campaignId: string,
  { shown, ...words }: CampaignChange,
): Promise<StepOutcome> {
  return step(actor, campaignId, BEFORE_IT_GOES_OUT, async (scope, campaign) => {
    const { name, dueOn, message } = campaign;
    if (words.name === name && words.dueOn === dueOn && words.message === message)
      return { ok: true };
    if (wordsShown(campaign) !== shown) return { ok: false, reason: "changed" };
    await change(scope, campaignId, words);
    await appendOversightEntry(
      scope,
      "campaign.changed",
      {},
      { campaignId, ...words, former: { name, dueOn, message } },
    );
    await lookAgainIn(scope, { ...campaign, ...words });
    return { ok: true };
  });
}

/** Leave some of those chosen out, by hand, before it goes out. */
export function leaveOut(actor: Actor, campaignId: string, ids: string[]): Promise<StepOutcome> {
  return changePeople(actor, campaignId, { ids, action: "left out" }, async (scope) => {
    const left = await scope.tx.execute(sql`
      update campaign_recipients set skip = 'left-out', looked_at = ${isoOf(actor)}::timestamptz
      where ${among(campaignId, ids)} and skip is distinct from 'left-out' returning 1`);
    return left.length;
  });
}

/** Take some back in who were left out by hand: whether they can be asked is looked at anew. */
export function putBack(actor: Actor, campaignId: string, ids: string[]): Promise<StepOutcome> {
  return changePeople(actor, campaignId, { ids, action: "put back" }, async (scope) => {
    const taken = await scope.tx.execute(sql`
      update campaign_recipients set skip = null, looked_at = null
      where ${among(campaignId, ids)} and skip = 'left-out' returning 1`);
    return taken.length;
  });
}

function changePeople(
  actor: Actor,
  campaignId: string,
  { ids, action }: { ids: readonly string[]; action: "left out" | "put back" },
  write: (scope: Scope) => Promise<number>,
): Promise<StepOutcome> {
  return step(actor, campaignId, ["ready"], async (scope, campaign) => {
    if (ids.length === 0) return { ok: false, reason: "nobody-chosen" };
    const count = await write(scope);
    if (count > 0) {
      await log(scope, campaign, action, count);
      await prepareAnew(scope, campaign);
    }
    return { ok: true };
  });
}

type Added = { ok: true; added: number } | ({ ok: false } & StepRefusal);

/** Choose more for a campaign before it goes out; who is in it already stays as they are. */
export async function addToCampaign(
  actor: Actor,
  campaignId: string,
  choice: CampaignChoice,
): Promise<Added> {
  let added = 0;
  const outcome = await step(actor, campaignId, BEFORE_IT_GOES_OUT, async (scope, campaign) => {
    const chosen = await findChosen(scope, campaign.kind, choice);
    if (!chosen) return { ok: false, reason: "nobody-chosen" };
    const room = Math.max(0, MOST_RECIPIENTS - campaign.chosen);
    added = await writeRecipientsIn(scope, campaignId, chosen, room);
    if (added === 0) return { ok: true };
    await log(scope, campaign, "added", added);
    const now = await getCampaign(scope, campaignId);
    await prepareAnew(scope, now ?? campaign);
    return { ok: true };
  });
  return outcome.ok ? { ok: true, added } : outcome;
}

function log(
  scope: Scope,
  { id, name }: Pick<Campaign, "id" | "name">,
  people: "added" | "left out" | "put back",
  count: number,
): Promise<void> {
  return appendOversightEntry(
    scope,
    "campaign.changed",
    {},
    { campaignId: id, name, people, count },
  );
}

const isoOf = ({ at }: Actor) => at.toISOString();

const among = (campaignId: string, ids: readonly string[]) =>
  sql`campaign_id = ${campaignId}::uuid and id = any(${idsText([...ids])}::uuid[])`;
