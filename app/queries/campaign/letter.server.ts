import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { isAllAgain, issuedLetter } from "#app/queries/flowdown/letter.server.ts";
import { invitationLetter } from "#app/queries/invitation/letter.server.ts";
import { previewLetter, previewReminder } from "#app/queries/letter/preview.server.ts";
import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { questionnaireFacts } from "#app/queries/questionnaire/send-plan.server.ts";
import { renewalLetter } from "#app/queries/renewal/letter.server.ts";
import { type Campaign, getCampaignSource } from "./campaign.server.ts";
import { type CampaignAsk, type PlannedRecipient, planRecipients } from "./plan.server.ts";

/** The letter of one recipient, as it would go out now. */
type CampaignLetter = SampleLetter & { recipientId: string };

/**
 * One real letter of a campaign that did not go out yet.
 *
 * @param recipientId whose; null for the first by name who is asked.
 * @returns null where there is none, or nobody would write to them now.
 */
export async function planCampaignLetter(
  scope: Scope,
  campaign: Campaign,
  recipientId: string | null,
): Promise<CampaignLetter | null> {
  const rows = await scope.tx.execute<{
    id: string;
    supplier_id: string;
    subcontract_id: string | null;
    legal_name: string;
  }>(sql`
    with picked as (select r.supplier_id from campaign_recipients r
      join suppliers s on s.id = r.supplier_id
      where r.campaign_id = ${campaign.id}::uuid and r.skip is null and r.looked_at is not null
        and ${recipientId ? sql`r.id = ${recipientId}::uuid` : sql`true`}
      order by s.legal_name, r.id limit 1)
    select r.id, r.supplier_id, r.subcontract_id, s.legal_name
    from picked join campaign_recipients r on r.supplier_id = picked.supplier_id
    join suppliers s on s.id = r.supplier_id
    where r.campaign_id = ${campaign.id}::uuid and r.skip is null order by r.id limit 200`);
  const [first] = rows;
  if (!first) return null;
  const ask = { ...campaign, source: await getCampaignSource(scope, campaign) };
  const planned = await planRecipients(
    scope,
    ask,
    rows.map(({ id, supplier_id, subcontract_id }) => ({
      id,
      supplierId: supplier_id,
      subcontractId: subcontract_id,
    })),
  );
  const letter = await letterOf(scope, ask, planned);
  return (
    letter && { recipientId: recipientId ?? first.id, supplierName: first.legal_name, ...letter }
  );
}

type Letter = Pick<SampleLetter, "to" | "write">;

async function letterOf(
  scope: Scope,
  ask: CampaignAsk,
  planned: readonly PlannedRecipient[],
): Promise<Letter | null> {
  const asking = planned.find((one) => one.asking)?.asking;
  switch (asking?.by) {
    case "renewal":
      return renewalLetter(scope, asking.planned, ask);
    case "questionnaire": {
      if (!ask.source) return null;
      const { open, readers } = asking.planned;
      const facts = questionnaireFacts(scope, ask.source.content, { ...ask, open });
      return { to: readers, write: () => previewLetter("questionnaire-sent", facts) };
    }
    case "reminder":
      return { to: asking.planned.to, write: () => previewReminder(asking.planned) };
    case "invitation":
      return invitationLetter(scope, asking.planned, ask.message);
    case "flowdown":
      return flowdownLetter(scope, ask, planned);
    default:
      return null;
  }
}

function flowdownLetter(
  scope: Scope,
  { dueOn, message }: CampaignAsk,
  planned: readonly PlannedRecipient[],
): Letter | null {
  const own = planned.flatMap(({ asking }) => (asking?.by === "flowdown" ? [asking.planned] : []));
  return issuedLetter(scope, own, { dueOn, message, isAgain: isAllAgain(own) });
}

/**
 * The same letter, written, with whom it goes to.
 *
 * @param recipientId whose; null for the first by name who is asked.
 * @returns null where there is none, or nobody would write to them now.
 */
export async function readCampaignLetter(
  scope: Scope,
  campaign: Campaign,
  recipientId: string | null,
) {
  const letter = await planCampaignLetter(scope, campaign, recipientId);
  if (!letter) return null;
  const { subject, text } = await letter.write();
  const { supplierName, to } = letter;
  return {
    recipientId: letter.recipientId,
    subject,
    text,
    supplierName,
    to: to.map(({ name, email }) => ({ name, email })),
  };
}
