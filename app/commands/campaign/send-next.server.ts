import { sql } from "drizzle-orm";
import { type IssuedNow, issueFlowdownIn } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { tellSuppliers } from "#app/commands/flowdown/tell-suppliers.server.ts";
import { inviteAgainIn } from "#app/commands/invitation/invite-again.server.ts";
import { inviteSupplierIn } from "#app/commands/invitation/invite-supplier.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { remindOfQuestionnaireIn } from "#app/commands/questionnaire/remind-questionnaire.server.ts";
import { sendToIn } from "#app/commands/questionnaire/send-questionnaire.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { askRenewalIn, lockSuppliers } from "#app/commands/renewal/ask-renewals.server.ts";
import { remindSupplierIn } from "#app/commands/supplier/remind-supplier.server.ts";
import type { CampaignSkip } from "#app/domain/campaign/skip.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type Campaign,
  getCampaignSource,
  waitsForNudge,
} from "#app/queries/campaign/campaign.server.ts";
import {
  type Asking,
  type CampaignAsk,
  type PlannedRecipient,
  planRecipients,
} from "#app/queries/campaign/plan.server.ts";
import { recipientOf } from "./prepare-campaign.server.ts";

/** How many suppliers are asked in one transaction: all that each is asked goes into one letter. */
const ASKED_AT_ONCE = 25;

/** What became of one recipient. */
type Told = {
  id: string;
  skip: CampaignSkip | null;
  requestId?: string;
  questionnaireRequestId?: string;
  letterIds?: string[];
};

type Row = { id: string; supplier_id: string; subcontract_id: string | null };

/**
 * Ask the next suppliers of a campaign, inside an open transaction that nobody else sends the campaign
 * in: what is asked, its letters, and that it was asked are committed together, so that whoever goes on
 * after a crash finds who was asked. Who can no longer be asked is left out, with why.
 *
 * @returns whether everybody was asked.
 */
export async function sendNextIn(scope: Scope, campaign: Campaign): Promise<boolean> {
  const { tx, actor } = scope;
  const waiting = sql`campaign_id = ${campaign.id}::uuid and skip is null and sent_at is null`;
  const found = await tx.execute<Row>(sql`
    select id, supplier_id, subcontract_id from campaign_recipients
    where ${waiting} and supplier_id in (
      select distinct supplier_id from campaign_recipients where ${waiting}
      order by supplier_id limit ${ASKED_AT_ONCE})
    order by supplier_id, id limit ${MOST_CHOSEN}`);
  const at = sql`${actor.at.toISOString()}::timestamptz`;
  if (found.length === 0) {
    await tx.execute(sql`update campaigns set sent_at = ${at} where id = ${campaign.id}::uuid`);
    return true;
  }
  // Before the log: who invites elsewhere takes this turn first.
  const { left } = await askQuota(scope, "invitations");
  await lockSuppliers(
    scope,
    found.map((row) => row.supplier_id),
  );
  const ask = { ...campaign, source: await getCampaignSource(scope, campaign) };
  const planned = await planRecipients(scope, ask, found.map(recipientOf), { lock: true });
  const told = await askAll(scope, campaign, { ...ask, mayInvite: left }, planned);
  await tx.execute(sql`
    update campaign_recipients r set skip = told.skip,
      sent_at = case when told.skip is null then ${at} end,
      request_id = told."requestId", questionnaire_request_id = told."questionnaireRequestId",
      letter_ids = coalesce(told."letterIds", '{}')
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, skip text,
      "requestId" uuid, "questionnaireRequestId" uuid, "letterIds" uuid[])
    where r.id = told.id`);
  const asked = told.filter(({ skip }) => skip === null).length;
  await tx.execute(sql`
    update campaigns set asked = asked + ${asked} where id = ${campaign.id}::uuid`);
  return false;
}

type Planned<By extends Asking["by"]> = { id: string; asking: Extract<Asking, { by: By }> };

async function askAll(
  scope: Scope,
  campaign: Campaign,
  ask: CampaignAsk & { mayInvite: number },
  planned: readonly PlannedRecipient[],
): Promise<Told[]> {
  const of = <By extends Asking["by"]>(by: By) =>
    planned.filter((one): one is PlannedRecipient & Planned<By> => one.asking?.by === by);
  return [
    ...planned.flatMap(({ id, skip }) => (skip ? [{ id, skip }] : [])),
    ...(await askRenewals(scope, ask, of("renewal"))),
    ...(await sendQuestionnaires(scope, campaign, ask, of("questionnaire"))),
    ...(await issueFlowdowns(scope, ask, of("flowdown"))),
    ...(await remind(scope, ask, of("reminder"))),
    ...(await invite(scope, ask, of("invitation"))),
  ];
}

async function askRenewals(
  scope: Scope,
  { dueOn, message }: CampaignAsk,
  planned: readonly Planned<"renewal">[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (const { id, asking } of planned)
    told.push({
      id,
      skip: null,
      ...(await askRenewalIn(scope, asking.planned, { dueOn, message })),
    });
  return told;
}

async function sendQuestionnaires(
  scope: Scope,
  { sendingId }: Campaign,
  { source, dueOn, message }: CampaignAsk,
  planned: readonly Planned<"questionnaire">[],
): Promise<Told[]> {
  if (planned.length === 0 || !sendingId || !source) return [];
  const sent = await sendToIn(
    scope,
    { sendingId, source, dueOn, message },
    planned.map(({ asking }) => asking.planned),
  );
  return planned.map(({ id, asking }) => ({
    id,
    skip: null,
    ...sent.find(({ supplierId }) => supplierId === asking.planned.supplierId),
  }));
}

/** Each supplier is told of all that was issued to it in one letter. */
async function issueFlowdowns(
  scope: Scope,
  { dueOn, message }: CampaignAsk,
  planned: readonly Planned<"flowdown">[],
): Promise<Told[]> {
  const issued: { id: string; now: IssuedNow }[] = [];
  const told: Told[] = [];
  for (const { id, asking } of planned) {
    const { subcontractId } = asking.planned;
    const outcome = await issueFlowdownIn(scope, subcontractId, { dueOn, message });
    if (outcome.ok && outcome.isNew) issued.push({ id, now: outcome });
    else told.push({ id, skip: "current" });
  }
  if (issued.length === 0) return told;
  await refreshPostures(scope, {
    subcontractIds: issued.map(({ now }) => now.source.subcontractId),
  });
  const lettersOf = new Map<string, string[]>();
  for (const own of bySupplier(issued.map(({ now }) => now))) {
    const isAgain = own.every(({ source }) => source.latestFlowdownId !== null);
    const letters = await tellSuppliers(scope, own, { dueOn, message, isAgain });
    for (const [supplierId, ids] of letters) lettersOf.set(supplierId, ids);
  }
  for (const { id, now } of issued)
    told.push({
      id,
      skip: null,
      requestId: now.requestId,
      letterIds: lettersOf.get(now.source.supplierId) ?? [],
    });
  return told;
}

function bySupplier(issued: readonly IssuedNow[]): IssuedNow[][] {
  const grouped = new Map<string, IssuedNow[]>();
  for (const one of issued) {
    const { supplierId } = one.source;
    grouped.set(supplierId, [...(grouped.get(supplierId) ?? []), one]);
  }
  return [...grouped.values()];
}

async function remind(
  scope: Scope,
  { message }: CampaignAsk,
  planned: readonly (Planned<"reminder"> & { supplierId: string })[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (const { id, supplierId, asking } of planned) {
    const { requestId } = asking;
    const outcome = await remindSupplierIn(scope, { supplierId, requestId, message });
    told.push(
      outcome.ok
        ? { id, skip: null, requestId, letterIds: outcome.letterIds }
        : { id, skip: "reminded-today" },
    );
  }
  return told;
}

async function invite(
  scope: Scope,
  { message, mayInvite }: CampaignAsk & { mayInvite: number },
  planned: readonly Planned<"invitation">[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (const [index, { id, asking }] of planned.entries()) {
    if (index >= mayInvite) {
      told.push({ id, skip: "quota" });
      continue;
    }
    const { supplier, ask, dueOn, contact } = asking.planned;
    const { id: contactId, email, name, title } = contact;
    const { letterId } = await inviteSupplierIn(scope, {
      contact: { contactId, email, name, title },
      supplier,
      ask,
      dueOn,
      message,
    });
    told.push({ id, skip: null, requestId: asking.requestId, letterIds: [letterId] });
  }
  return told;
}

/**
 * Write the next reminders that were ordered, inside an open transaction that nobody else writes them in.
 * Who answered meanwhile, was reminded today, or cannot be reached gets none; where nobody joined, the
 * invitation goes out anew.
 *
 * @returns whether all were written.
 */
export async function nudgeNextIn(scope: Scope, campaign: Campaign): Promise<boolean> {
  const { tx, actor } = scope;
  const found = await tx.execute<{
    id: string;
    supplier_id: string;
    request_id: string | null;
    questionnaire_request_id: string | null;
  }>(sql`
    select r.id, r.supplier_id, r.request_id, r.questionnaire_request_id from campaign_recipients r
    where r.campaign_id = ${campaign.id}::uuid and ${waitsForNudge}
    order by r.supplier_id, r.id limit ${ASKED_AT_ONCE}`);
  // Before the log: an invitation that goes out anew asks for it, and who invites elsewhere does so first.
  await askQuota(scope, "invitations");
  const nudged: { id: string; letterIds: string[] }[] = [];
  for (const row of found) {
    const { supplier_id: supplierId, request_id: requestId } = row;
    const letterIds = requestId ? await nudgeOfRequestIn(scope, { supplierId, requestId }) : [];
    if (row.questionnaire_request_id)
      await remindOfQuestionnaireIn(scope, row.questionnaire_request_id);
    nudged.push({ id: row.id, letterIds });
  }
  // Once all of it is logged: whoever answers meanwhile waits for these rows with the log in hand.
  await tx.execute(sql`
    update campaign_recipients r
    set nudged_at = greatest(${actor.at.toISOString()}::timestamptz, nudge_asked_at),
      letter_ids = r.letter_ids || nudged."letterIds"
    from jsonb_to_recordset(${JSON.stringify(nudged)}::jsonb) as nudged (id uuid, "letterIds" uuid[])
    where r.id = nudged.id`);
  return found.length < ASKED_AT_ONCE;
}

/** @returns the letters of an invitation that went out anew: it is followed as the first one was. */
async function nudgeOfRequestIn(
  scope: Scope,
  about: { supplierId: string; requestId: string },
): Promise<string[]> {
  const outcome = await remindSupplierIn(scope, about);
  if (outcome.ok || outcome.reason !== "not-joined") return [];
  const letterId = await inviteAgainIn(scope, about.supplierId);
  return letterId ? [letterId] : [];
}
