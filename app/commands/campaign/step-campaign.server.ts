import { eq, sql } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { freezeSending } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import type { CampaignState } from "#app/domain/campaign/state.ts";
import type { StepRefusal } from "#app/domain/campaign/step-refusal.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { isQuiet, nextWorkingDay } from "#app/domain/reminder/quiet-days.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import {
  type Campaign,
  countRecipients,
  getCampaign,
} from "#app/queries/campaign/campaign.server.ts";
import { countFunnel, coursesSql } from "#app/queries/campaign/course.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { getQuietDays } from "#app/queries/reminder/settings.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { enqueueCampaign, prepareNextIn } from "./prepare-campaign.server.ts";

export type StepOutcome = { ok: true } | ({ ok: false } & StepRefusal);
type Outcome = StepOutcome;

const DONE: Outcome = { ok: true };

/** In one transaction, alone with the campaign, and only while it stands where the step begins. */
export function step(
  actor: Actor,
  campaignId: string,
  from: readonly CampaignState[],
  work: (scope: Scope, campaign: Campaign) => Promise<Outcome>,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, `campaign ${campaignId}`);
    const campaign = await getCampaign(scope, campaignId);
    if (!campaign) return { ok: false, reason: "not-found" };
    const { state } = campaign;
    return from.includes(state) ? work(scope, campaign) : { ok: false, reason: "state", state };
  });
}

/** Find out anew who can be asked, because something changed since. */
export function lookAgain(actor: Actor, campaignId: string): Promise<Outcome> {
  return step(actor, campaignId, ["ready"], async (scope, campaign) => {
    await lookAgainIn(scope, campaign);
    return DONE;
  });
}

/** The same inside an open transaction; who was left out by hand stays out. */
export async function lookAgainIn(scope: Scope, campaign: Campaign): Promise<void> {
  await scope.tx.execute(sql`update campaign_recipients set looked_at = null, skip = null
    where campaign_id = ${campaign.id}::uuid and skip is distinct from 'left-out'`);
  await prepareAnew(scope, campaign);
}

/** Have those who were not looked at looked at, at once where they are few. */
export async function prepareAnew(scope: Scope, campaign: Campaign): Promise<void> {
  await change(scope, campaign.id, { preparedAt: null });
  if (!(await prepareNextIn(scope, campaign))) await enqueueCampaign(scope, campaign.id);
}

/** Drop what did not go out. */
export function discardCampaign(actor: Actor, campaignId: string): Promise<Outcome> {
  return step(actor, campaignId, ["preparing", "ready"], async (scope, { name }) => {
    await change(scope, campaignId, { discardedAt: actor.at });
    await appendOversightEntry(scope, "campaign.dropped", {}, { campaignId, name });
    return DONE;
  });
}

/**
 * Say that a campaign goes out: a job asks everybody who can be, each once, as the person who says it
 * here.
 *
 * @param prepared the instant at which what the page showed was prepared, as it carried it.
 */
export function confirmCampaign(
  actor: Actor,
  campaignId: string,
  prepared: string,
): Promise<Outcome> {
  return step(actor, campaignId, ["ready"], async (scope, campaign) => {
    if (campaign.preparedAt?.toISOString() !== prepared) return { ok: false, reason: "changed" };
    if (campaign.dueOn <= actor.on) return { ok: false, reason: "overdue" };
    const { planned, skipped } = await countRecipients(scope, campaignId, "everybody");
    if (planned === 0) return { ok: false, reason: "nobody" };
    const frozen = await freeze(scope, campaign);
    if (!frozen) return { ok: false, reason: "changed" };
    await change(scope, campaignId, {
      ...frozen,
      confirmedAt: actor.at,
      confirmedBy: actor.personId,
      confirmedByName: actor.personName,
      confirmedRole: actor.role,
    });
    const { name, kind, dueOn, message } = campaign;
    await appendOversightEntry(
      scope,
      "campaign.sent",
      {},
      { campaignId, name, kind, dueOn, message, asked: planned, skipped, ...frozen },
    );
    await enqueueCampaign(scope, campaignId);
    return DONE;
  });
}

/** The questions as everybody gets them; null where they are no longer those that were shown. */
async function freeze(
  scope: Scope,
  { questionnaire, contentHash, dueOn, message }: Campaign,
): Promise<{ sendingId?: string } | null> {
  if (questionnaire === null) return {};
  const source = await findSource(scope, questionnaire);
  if (source?.contentHash !== contentHash) return null;
  return {
    sendingId: await freezeSending(scope, source, { dueOn, message, asks: "changed" }),
  };
}

/** Order a reminder to everybody who is stuck: once a day at the most, and on no quiet day. */
export function nudgeCampaign(actor: Actor, campaignId: string): Promise<Outcome> {
  return step(actor, campaignId, ["running"], async (scope, campaign) => {
    await holdLog(scope);
    const quiet = await getQuietDays(scope);
    if (isQuiet(actor.on, quiet))
      return { ok: false, reason: "quiet-day", next: nextWorkingDay(actor.on, quiet) };
    const { nudgedAt, name } = campaign;
    if (nudgedAt && calendarDateOf(nudgedAt, actor.timeZone) >= actor.on)
      return { ok: false, reason: "nudged-today" };
    const at = sql`${actor.at.toISOString()}::timestamptz`;
    const ordered = await scope.tx.execute(sql`
      update campaign_recipients r set nudge_asked_at = ${at}
      from (${coursesSql(scope, campaign)}) course
      where course.id = r.id and course.is_stuck returning r.id`);
    if (ordered.length === 0) return { ok: false, reason: "nobody-stuck" };
    await change(scope, campaignId, {
      nudgedAt: actor.at,
      nudgedBy: actor.personId,
      nudgedByName: actor.personName,
    });
    const detail = { campaignId, name, stuck: ordered.length };
    await appendOversightEntry(scope, "campaign.nudged", {}, detail);
    await enqueueCampaign(scope, campaignId);
    return DONE;
  });
}

/**
 * Close a campaign: how each of those asked stands is kept, and counted. What was asked stays open as
 * what it is.
 */
export function closeCampaign(actor: Actor, campaignId: string, summary: string): Promise<Outcome> {
  return step(actor, campaignId, ["running"], async (scope, campaign) => {
    // Whoever answers or reviews holds it too: nobody gets further between what is counted and what is kept.
    await holdLog(scope);
    const funnel = await countFunnel(scope, campaign, "everybody");
    await scope.tx.execute(sql`
      update campaign_recipients r set closed_as = jsonb_build_object(
        'deliveredAt', course.delivered_at, 'openedAt', course.opened_at,
        'startedAt', course.started_at, 'submittedAt', course.submitted_at, 'returnedAt', course.returned_at,
        'isAccepted', course.is_accepted, 'isUndelivered', course.is_undelivered,
        'isWithdrawn', course.is_withdrawn, 'isStuck', course.is_stuck)
      from (${coursesSql(scope, campaign)}) course where course.id = r.id`);
    await change(scope, campaignId, {
      closedAt: actor.at,
      closedByName: actor.personName,
      summary,
      funnel,
      stuck: 0,
    });
    const { name, kind } = campaign;
    await appendOversightEntry(
      scope,
      "campaign.closed",
      {},
      { campaignId, name, kind, funnel, note: summary },
    );
    return DONE;
  });
}

export async function change(
  { tx }: Scope,
  campaignId: string,
  values: Partial<typeof campaigns.$inferInsert>,
): Promise<void> {
  await tx.update(campaigns).set(values).where(eq(campaigns.id, campaignId));
}
