import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { type Campaign, getCampaignSource } from "#app/queries/campaign/campaign.server.ts";
import { planRecipients, type Recipient } from "#app/queries/campaign/plan.server.ts";

/** How many are looked at in one transaction. */
const LOOKED_AT_ONCE = 100;

/**
 * Find out of the next of a campaign's recipients whether they can be asked, and write why not, inside
 * an open transaction that nobody else prepares the campaign in.
 *
 * @returns whether all of them were looked at.
 */
export async function prepareNextIn(
  scope: Scope,
  campaign: Pick<Campaign, "id" | "kind" | "dueOn" | "message" | "questionnaire" | "sendingId">,
): Promise<boolean> {
  const { tx, actor } = scope;
  const found = await tx.execute<Row>(sql`
    select id, supplier_id, subcontract_id from campaign_recipients
    where campaign_id = ${campaign.id}::uuid and looked_at is null
    order by id limit ${LOOKED_AT_ONCE}`);
  if (found.length > 0) {
    const source = await getCampaignSource(scope, campaign);
    const planned = await planRecipients(scope, { ...campaign, source }, found.map(recipientOf));
    const told = JSON.stringify(planned.map(({ id, skip }) => ({ id, skip })));
    await tx.execute(sql`
      update campaign_recipients r set looked_at = ${actor.at.toISOString()}::timestamptz, skip = told.skip
      from jsonb_to_recordset(${told}::jsonb) as told (id uuid, skip text)
      where r.id = told.id`);
  }
  if (found.length === LOOKED_AT_ONCE) return false;
  await tx.execute(sql`
    update campaigns set prepared_at = ${actor.at.toISOString()}::timestamptz
    where id = ${campaign.id}::uuid`);
  return true;
}

type Row = { id: string; supplier_id: string; subcontract_id: string | null };

/** As the statements of the job return one. */
export function recipientOf({ id, supplier_id, subcontract_id }: Row): Recipient {
  return { id, supplierId: supplier_id, subcontractId: subcontract_id };
}

/** Have the job go on with a campaign, after the commit. */
export async function enqueueCampaign({ tx, actor }: Scope, campaignId: string): Promise<void> {
  const payload = { campaignId, primeId: actor.organizationId };
  await tx.execute(sql`select flowdown.enqueue('run-campaign', ${JSON.stringify(payload)}::json)`);
}
