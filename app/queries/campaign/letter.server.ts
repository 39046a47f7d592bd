import { sql } from "drizzle-orm";
import { linkUntil } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { issuedFacts } from "#app/queries/flowdown/issue-plan.server.ts";
import { invitationFacts } from "#app/queries/invitation/plan.server.ts";
import { previewLetter, previewReminder } from "#app/queries/letter/preview.server.ts";
import { questionnaireFacts } from "#app/queries/questionnaire/send-plan.server.ts";
import { renewalFacts } from "#app/queries/renewal/plan.server.ts";
import type { WrittenLetter } from "#emails/index.ts";
import { type Campaign, getCampaignSource } from "./campaign.server.ts";
import { type CampaignAsk, type PlannedRecipient, planRecipients } from "./plan.server.ts";

/** The letter of one recipient, as it would go out now. */
type CampaignLetter = {
  recipientId: string;
  supplierName: string;
  to: { name: string; email: string }[];
  write: () => Promise<WrittenLetter>;
};

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

type Letter = Pick<CampaignLetter, "to" | "write">;

async function letterOf(
  scope: Scope,
  ask: CampaignAsk,
  planned: readonly PlannedRecipient[],
): Promise<Letter | null> {
  const asking = planned.find((one) => one.asking)?.asking;
  switch (asking?.by) {
    case "renewal": {
      const facts = renewalFacts(scope, asking.planned, ask);
      return { to: asking.planned.readers, write: () => previewLetter("renewal-asked", facts) };
    }
    case "questionnaire": {
      if (!ask.source) return null;
      const { open, readers } = asking.planned;
      const facts = questionnaireFacts(scope, ask.source.content, { ...ask, open });
      return { to: readers, write: () => previewLetter("questionnaire-sent", facts) };
    }
    case "reminder":
      return { to: asking.planned.to, write: () => previewReminder(asking.planned) };
    case "invitation": {
      const { supplier, contact, ask: asked, dueOn } = asking.planned;
      const { message } = ask;
      const facts = await invitationFacts(scope, { supplier, ask: asked, dueOn, message });
      const expiresOn = linkUntil(asked, dueOn, scope.actor.on);
      return {
        to: [contact],
        write: () => previewLetter("supplier-invitation", { ...facts, expiresOn }),
      };
    }
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
): Letter {
  const own = planned.flatMap(({ asking }) => (asking?.by === "flowdown" ? [asking.planned] : []));
  const issued = own.map(({ flowdown: { source, ownTerms, decision } }) => ({
    source,
    ownTerms,
    required: decision.required,
  }));
  const isAgain = issued.every(({ source }) => source.latestFlowdownId !== null);
  const facts = issuedFacts(scope, issued, { dueOn, message, isAgain });
  return { to: own[0]?.readers ?? [], write: () => previewLetter("flowdowns-issued", facts) };
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
