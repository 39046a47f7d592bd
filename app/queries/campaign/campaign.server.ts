import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { CampaignKind } from "#app/domain/campaign/kinds.ts";
import type { CampaignSkip } from "#app/domain/campaign/skip.ts";
import { type CampaignState, campaignStateOf } from "#app/domain/campaign/state.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { isOwnedBy, isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { questionnaireSendings } from "#db/schema/questionnaire.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** A campaign, and where it stands. */
export type Campaign = Omit<typeof campaigns.$inferSelect, "dueOn" | "kind"> & {
  kind: CampaignKind;
  dueOn: CalendarDate;
  state: CampaignState;
};

function campaignOf(row: typeof campaigns.$inferSelect): Campaign {
  return { ...row, dueOn: calendarDate(row.dueOn), state: campaignStateOf(row) };
}

/** One; null where there is none, it is another prime's, or it was dropped before it went out. */
export async function getCampaign({ tx, actor }: Scope, id: string): Promise<Campaign | null> {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.id, id),
        eq(campaigns.primeId, actor.organizationId),
        isNull(campaigns.discardedAt),
      ),
    );
  return row ? campaignOf(row) : null;
}

/** Whether a prime ever began a campaign, dropped or not: a form that dropped it may come again. */
export async function wasBegun({ tx, actor }: Scope, id: string): Promise<true | null> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.id, id), eq(campaigns.primeId, actor.organizationId)));
  return row ? true : null;
}

const CAMPAIGNS_PER_PAGE = 30;

/** A prime's campaigns, the newest first. */
export async function listCampaigns(
  { tx, actor }: Scope,
  after: string | null,
): Promise<{ campaigns: Campaign[]; next: string | null }> {
  const beyond = after
    ? sql`(${campaigns.createdAt}, ${campaigns.id}) <
        (select former.created_at, former.id from campaigns former where former.id = ${after})`
    : undefined;
  const rows = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.primeId, actor.organizationId), isNull(campaigns.discardedAt), beyond))
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(CAMPAIGNS_PER_PAGE + 1);
  const page = rows.slice(0, CAMPAIGNS_PER_PAGE);
  return {
    campaigns: page.map(campaignOf),
    next: rows.length > CAMPAIGNS_PER_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** The latest of a prime's campaigns that did not go out yet. */
export function listNotSent({ tx, actor }: Scope): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(
      and(
        eq(campaigns.primeId, actor.organizationId),
        isNull(campaigns.discardedAt),
        isNull(campaigns.confirmedAt),
      ),
    )
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id))
    .limit(CAMPAIGNS_PER_PAGE);
}

/** The questions of a campaign: as they were frozen when it was sent, before that as they are. */
export async function getCampaignSource(
  scope: Scope,
  { questionnaire, sendingId }: Pick<Campaign, "questionnaire" | "sendingId">,
): Promise<Pick<
  SourceQuestionnaire,
  "questionnaire" | "version" | "content" | "contentHash"
> | null> {
  if (questionnaire === null) return null;
  if (sendingId === null) return findSource(scope, questionnaire);
  const { version, content, contentHash } = questionnaireSendings;
  const [frozen] = await scope.tx
    .select({ version, content, contentHash })
    .from(questionnaireSendings)
    .where(eq(questionnaireSendings.id, sendingId));
  return frozen ? { questionnaire, ...frozen } : null;
}

/** How far a campaign's job is, and whom it leaves out. */
type CampaignCounts = {
  chosen: number;
  looked: number;
  planned: number;
  sent: number;
  /** suppliers among those who are, or were, asked */
  suppliers: number;
  /** who waits for a reminder that was ordered */
  toNudge: number;
  skipped: { skip: CampaignSkip; count: number }[];
};

/** Counted among the suppliers of an owner. */
export async function countRecipients(
  scope: Scope,
  campaignId: string,
  owner: WorkOwner,
): Promise<CampaignCounts> {
  const rows = await scope.tx.execute<{
    skip: CampaignSkip | null;
    chosen: number;
    looked: number;
    sent: number;
    suppliers: number;
    to_nudge: number;
  }>(sql`
    select skip, sum(chosen)::int as chosen, sum(looked)::int as looked, sum(sent)::int as sent,
      count(*)::int as suppliers, sum(to_nudge)::int as to_nudge
    from (
      select r.skip, r.supplier_id, count(*) as chosen, count(r.looked_at) as looked,
        count(r.sent_at) as sent, count(*) filter (where ${waitsForNudge}) as to_nudge
      from campaign_recipients r
      where r.campaign_id = ${campaignId}::uuid
        and r.prime_id = ${scope.actor.organizationId}::uuid
        and ${isSupplierOf(scope, owner, sql`r.supplier_id`) ?? sql`true`}
      group by r.skip, r.supplier_id) of_supplier
    group by skip order by chosen desc, skip`);
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const asked = rows.find(({ skip }) => skip === null);
  const looked = sum((row) => row.looked);
  const skipped = rows.flatMap(({ skip, chosen }) => (skip ? [{ skip, count: chosen }] : []));
  return {
    chosen: sum((row) => row.chosen),
    looked,
    planned: asked?.looked ?? 0,
    sent: asked?.sent ?? 0,
    suppliers: asked?.suppliers ?? 0,
    toNudge: asked?.to_nudge ?? 0,
    skipped,
  };
}

/** Rows of `campaign_recipients` as `r` of whom a reminder was ordered and not written yet. */
export const waitsForNudge = sql`(r.nudge_asked_at is not null
  and (r.nudged_at is null or r.nudged_at < r.nudge_asked_at))`;

/** Rows of suppliers that one of the prime's people, or nobody, answers for. */
export function ofOwner(scope: Scope, owner: WorkOwner): SQL {
  return isOwnedBy(scope, owner, sql`${suppliers.ownerId}`) ?? sql`true`;
}
