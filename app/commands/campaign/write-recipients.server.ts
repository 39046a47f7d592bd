import { type SQL, sql } from "drizzle-orm";
import { MOST_RECIPIENTS } from "#app/domain/campaign/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";

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
