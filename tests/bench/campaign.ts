import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import {
  type Actor,
  asActor,
  asSystem,
  closeDatabase,
  type Scope,
} from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import {
  countRecipients,
  getCampaign,
  listCampaigns,
} from "#app/queries/campaign/campaign.server.ts";
import { countFunnel, listRecipients } from "#app/queries/campaign/course.server.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { seedScale } from "#db/seed/scale/seed.ts";

/** What following a campaign of many costs, beside counting its rows plainly. */
export type CampaignResult = {
  recipients: number;
  ours: { name: string; ms: number }[];
  against: { name: string; ms: number };
};

const SUPPLIERS = 10_000;
const ROUNDS = 20;
/** As many plain counts a statement may take at most, before the bench fails. */
const MOST_COUNTS = 15;
/** As many as one page of their list shows. */
const CAMPAIGNS = 30;

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const prime = await seedScale(SUPPLIERS, (text) => console.error(text));
const at = new Date();
const actor: Actor = {
  personId: prime.personId,
  personName: prime.personName,
  role: "prime-manager",
  organizationId: prime.id,
  organizationName: prime.name,
  secondFactorAt: at,
  at,
  on: calendarDateOf(at),
};
type Run = (work: (scope: Scope) => Promise<unknown>) => Promise<unknown>;
const asReader: Run = (work) => asActor(actor, work);
const asSystemScope: Run = (work) => asSystem((tx) => work({ tx, actor }));

const campaignId = await putCampaigns();
const result = await measure();
await closeDatabase();
console.log(JSON.stringify(result));

/**
 * Campaigns that asked every supplier for its first request eight days ago: nine letters of ten arrived,
 * and the answers of the portfolio came meanwhile. Made once and kept.
 */
async function putCampaigns(): Promise<string> {
  const [known] = await asSystem((tx) =>
    tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(sql`prime_id = ${prime.id}::uuid`)
      .limit(1),
  );
  if (known) return known.id;
  const ids = Array.from({ length: CAMPAIGNS }, () => randomUUID());
  for (const id of ids) await asSystem((tx) => putCampaign({ tx, actor }, id));
  await asSystem((tx) => tx.execute(sql`analyze campaign_recipients`));
  return ids[0] ?? "";
}

async function putCampaign({ tx }: Scope, id: string): Promise<void> {
  const sentAt = sql`(${at.toISOString()}::timestamptz - interval '8 days')`;
  await tx.insert(campaigns).values({
    id,
    createdBy: actor.personId,
    createdByName: actor.personName,
    primeId: prime.id,
    name: "Where do you stand",
    kind: "answer",
    dueOn: addDays(actor.on, 21),
    message: "",
  });
  await tx.execute(sql`
    with asked as (
      select distinct on (q.supplier_id) q.supplier_id, q.id as request_id, gen_random_uuid() as letter_id
      from requests q where q.prime_id = ${prime.id}::uuid order by q.supplier_id, q.due_on, q.id),
    written as (
      insert into letters (id, organization_id, kind, to_email, to_name, facts, sent_at, opened_at,
        bounced_at, bounce_status, supplier_id, request_id)
      select letter_id, ${prime.id}::uuid, 'request-reminder', 'd@example.com', 'D', '{}', ${sentAt},
        case when hashtext(letter_id::text) % 2 = 0 then ${sentAt} + interval '1 day' end,
        case when hashtext(letter_id::text) % 10 = 0 then ${sentAt} end,
        case when hashtext(letter_id::text) % 10 = 0 then '5.1.1' end, supplier_id, request_id
      from asked)
    insert into campaign_recipients (campaign_id, prime_id, supplier_id, looked_at, request_id, letter_ids)
    select ${id}::uuid, ${prime.id}::uuid, supplier_id, ${sentAt}, request_id, array[letter_id] from asked`);
  await tx.execute(
    sql`update campaign_recipients set sent_at = ${sentAt} where campaign_id = ${id}::uuid`,
  );
  await tx.execute(sql`update campaigns set prepared_at = ${sentAt}, confirmed_at = ${sentAt},
    confirmed_by = created_by, confirmed_by_name = created_by_name, sent_at = ${sentAt}
    where id = ${id}::uuid`);
}

async function measure(): Promise<CampaignResult> {
  const campaign = await asActor(actor, (scope) => getCampaign(scope, campaignId));
  if (!campaign) throw new Error("The campaign is not there.");
  const list = (show: "stuck" | undefined) => (scope: Scope) =>
    listRecipients(scope, campaign, { show, owner: "everybody" }, null);
  const parts: Record<string, (scope: Scope) => Promise<unknown>> = {
    "funnel of those asked": (scope) => countFunnel(scope, campaign, "everybody"),
    "how many are asked, and left out why": (scope) =>
      countRecipients(scope, campaignId, "everybody"),
    "first page of those chosen": list(undefined),
    "first page of those who are stuck": list("stuck"),
    [`list of ${CAMPAIGNS} campaigns`]: (scope) => listCampaigns(scope, null),
  };
  const ours: CampaignResult["ours"] = [];
  for (const [name, work] of Object.entries(parts)) ours.push({ name, ms: await medianOf(work) });
  const count = sql`select count(*)::int as count from campaign_recipients
    where campaign_id = ${campaignId}::uuid`;
  const [row] = await asSystem((tx) => tx.execute<{ count: number }>(count));
  const against = {
    name: "plain SELECT count of the same rows",
    ms: await medianOf(({ tx }) => tx.execute(count), asSystemScope),
  };
  for (const { name, ms } of ours)
    if (ms > against.ms * MOST_COUNTS)
      throw new Error(`${name}: ${ms.toFixed(0)} ms, more than ${MOST_COUNTS} plain counts.`);
  return { recipients: row?.count ?? 0, ours, against };
}

/** The middle of several runs in milliseconds, without what opens and closes a transaction. */
async function medianOf(work: (scope: Scope) => Promise<unknown>, run = asReader): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    await run(async (scope) => {
      const start = performance.now();
      await work(scope);
      times.push(performance.now() - start);
    });
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0;
}
