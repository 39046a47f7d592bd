import { type SQL, sql } from "drizzle-orm";
import { type CampaignKind, MOST_RECIPIENTS, unitOf } from "#app/domain/campaign/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import type { Campaign } from "#app/queries/campaign/campaign.server.ts";

/**
 * Write down whom a campaign is for, in one statement; who is in it already stays as they are.
 *
 * @param chosen rows of a supplier and a subcontract, of the actor's prime.
 * @param room how many more it may be for.
 * @returns how many were added.
 */
export async function writeRecipientsIn(
  { tx, actor }: Scope,
  campaignId: string,
  chosen: SQL,
  room = MOST_RECIPIENTS,
): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    with written as (
      insert into campaign_recipients (campaign_id, prime_id, supplier_id, subcontract_id)
      select ${campaignId}::uuid, ${actor.organizationId}::uuid, chosen.supplier_id, chosen.subcontract_id
      from (${chosen}) chosen
      where not exists (select 1 from campaign_recipients r where r.campaign_id = ${campaignId}::uuid
        and r.supplier_id = chosen.supplier_id
        and r.subcontract_id is not distinct from chosen.subcontract_id)
      limit ${room} returning 1)
    select count(*)::int as count from written`);
  const count = row?.count ?? 0;
  await tx.execute(sql`
    update campaigns set chosen = chosen + ${count} where id = ${campaignId}::uuid`);
  return count;
}

/**
 * Turn whom a campaign is for into what another kind asks, before it goes out: the open subcontracts of
 * the suppliers chosen, or the suppliers of the subcontracts. Who was left out by hand stays out.
 *
 * @returns false where nobody would be left of those chosen; nothing is written then.
 */
export async function chooseAnewIn(
  { tx, actor }: Scope,
  { id, kind }: Pick<Campaign, "id" | "kind">,
  next: CampaignKind,
): Promise<boolean> {
  if (unitOf(next) === unitOf(kind)) return true;
  const campaign = sql`${id}::uuid`;
  const ofUnit = (one: CampaignKind) =>
    unitOf(one) === "supplier" ? sql`subcontract_id is null` : sql`subcontract_id is not null`;
  const chosen =
    unitOf(next) === "subcontract"
      ? sql`select r.supplier_id, s.id as subcontract_id, r.skip is not distinct from 'left-out' as is_out
          from campaign_recipients r
          join subcontracts s on s.supplier_id = r.supplier_id and s.prime_id = r.prime_id
            and s.state <> 'closed'
          where r.campaign_id = ${campaign} order by s.id limit ${MOST_RECIPIENTS}`
      : sql`select r.supplier_id, null::uuid as subcontract_id,
            bool_and(r.skip is not distinct from 'left-out') as is_out
          from campaign_recipients r where r.campaign_id = ${campaign} group by r.supplier_id`;
  const [row] = await tx.execute<{ count: number }>(sql`
    with written as (
      insert into campaign_recipients (campaign_id, prime_id, supplier_id, subcontract_id, skip, looked_at)
      select c.id, c.prime_id, chosen.supplier_id, chosen.subcontract_id,
        case when chosen.is_out then 'left-out' end,
        case when chosen.is_out then ${actor.at.toISOString()}::timestamptz end
      from campaigns c cross join (${chosen}) chosen where c.id = ${campaign} returning 1)
    select count(*)::int as count from written`);
  const count = row?.count ?? 0;
  if (count === 0) return false;
  await tx.execute(
    sql`delete from campaign_recipients where campaign_id = ${campaign} and ${ofUnit(kind)}`,
  );
  await tx.execute(sql`update campaigns set chosen = ${count} where id = ${campaign}`);
  return true;
}
