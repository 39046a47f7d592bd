import { sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type CampaignChange, saidShown } from "#app/domain/campaign/campaign-form.ts";
import { MOST_RECIPIENTS } from "#app/domain/campaign/kinds.ts";
import type { CampaignChoice } from "#app/domain/campaign/list-address.ts";
import type { CampaignState } from "#app/domain/campaign/state.ts";
import type { StepRefusal } from "#app/domain/campaign/step-refusal.ts";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { type Campaign, getCampaign } from "#app/queries/campaign/campaign.server.ts";
import { findChosen } from "#app/queries/campaign/chosen.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";
import {
  change,
  lookAgainIn,
  prepareAnew,
  type StepOutcome,
  step,
} from "./step-campaign.server.ts";
import { chooseAnewIn, writeRecipientsIn } from "./write-recipients.server.ts";

/** Until somebody says that it goes out. */
const BEFORE_IT_GOES_OUT: readonly CampaignState[] = ["preparing", "ready"];

/**
 * Change what a campaign asks and says before it goes out, and look anew at who can be asked. Where it
 * now asks subcontracts instead of suppliers, the open ones of those chosen are chosen; the other way
 * round, their suppliers. The same change said twice changes it once; one that was written over another
 * state than stands now is refused.
 */
export function changeCampaign(
  actor: Actor,
  campaignId: string,
  { shown, ...answer }: CampaignChange,
): Promise<StepOutcome> {
  return step(actor, campaignId, BEFORE_IT_GOES_OUT, async (scope, campaign) => {
    const asked = await findAsked(scope, answer);
    if (!asked) return { ok: false, reason: "no-questionnaire" };
    const { name, dueOn, message } = answer;
    const said = { name, dueOn, message, ...asked };
    if (saidShown(said) === saidShown(campaign) && said.contentHash === campaign.contentHash)
      return { ok: true };
    if (saidShown(campaign) !== shown) return { ok: false, reason: "changed" };
    if (!(await chooseAnewIn(scope, campaign, said.kind)))
      return { ok: false, reason: "nothing-open" };
    await change(scope, campaignId, said);
    await appendOversightEntry(
      scope,
      "campaign.changed",
      {},
      { campaignId, ...toldOf(said), former: toldOf(campaign) },
    );
    await lookAgainIn(scope, { ...campaign, ...said });
    return { ok: true };
  });
}

/** What is asked, with what names its questions; null where the questionnaire cannot be sent. */
async function findAsked(
  scope: Scope,
  { kind, questionnaire }: Pick<CampaignChange, "kind" | "questionnaire">,
): Promise<Pick<Campaign, "kind" | "questionnaire" | "contentHash"> | null> {
  if (kind !== "questionnaire") return { kind, questionnaire: null, contentHash: null };
  const source = await findSource(scope, questionnaire ?? "");
  return source && { kind, questionnaire: source.questionnaire, contentHash: source.contentHash };
}

function toldOf({ name, kind, questionnaire, dueOn, message }: Said) {
  return { name, kind, questionnaire, dueOn, message };
}

type Said = Pick<Campaign, "name" | "kind" | "questionnaire" | "dueOn" | "message">;

/**
 * Leave some of those chosen out, by hand, before it goes out.
 *
 * @param prepared the instant at which what the page showed was prepared, as it carried it.
 */
export function leaveOut(
  actor: Actor,
  campaignId: string,
  { ids, prepared }: ChosenOnPage,
): Promise<StepOutcome> {
  return changePeople(actor, campaignId, { ids, prepared, action: "left out" });
}

/** Take some back in who were left out by hand: whether they can be asked is looked at anew. */
export function putBack(
  actor: Actor,
  campaignId: string,
  { ids, prepared }: ChosenOnPage,
): Promise<StepOutcome> {
  return changePeople(actor, campaignId, { ids, prepared, action: "put back" });
}

type ChosenOnPage = { ids: readonly string[]; prepared: string };
type PeopleChange = ChosenOnPage & { action: "left out" | "put back" };

/** Whoever chose from a page that shows other people than the campaign has now chooses again. */
function changePeople(
  actor: Actor,
  campaignId: string,
  { ids, prepared, action }: PeopleChange,
): Promise<StepOutcome> {
  return step(actor, campaignId, ["ready"], async (scope, campaign) => {
    if (ids.length === 0) return { ok: false, reason: "nobody-chosen" };
    const isOut = sql`skip is not distinct from 'left-out'`;
    const isToChange = action === "left out" ? sql`not (${isOut})` : isOut;
    const [found] = await scope.tx.execute<{ all: number; changing: number }>(sql`
      select count(*)::int as all, (count(*) filter (where ${isToChange}))::int as changing
      from campaign_recipients where ${among(campaignId, ids)}`);
    const { all = 0, changing = 0 } = found ?? {};
    if (all < ids.length) return { ok: false, reason: "people-changed" };
    if (changing === 0) return { ok: true };
    if (campaign.preparedAt?.toISOString() !== prepared)
      return { ok: false, reason: "people-changed" };
    const written =
      action === "left out"
        ? sql`skip = 'left-out', looked_at = ${isoOf(actor)}::timestamptz`
        : sql`skip = null, looked_at = null`;
    await scope.tx.execute(sql`
      update campaign_recipients set ${written} where ${among(campaignId, ids)} and ${isToChange}`);
    await log(scope, campaign, action, changing);
    await prepareAnew(scope, campaign);
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
