import { type SQL, sql } from "drizzle-orm";
import {
  type CampaignListAddress,
  type CampaignPlace,
  type CampaignShown,
  isSkip,
  RECIPIENTS_PER_PAGE,
} from "#app/domain/campaign/list-address.ts";
import type { CampaignSkip } from "#app/domain/campaign/skip.ts";
import {
  CAMPAIGN_STAGES,
  type CampaignFunnel,
  type CampaignStage,
  EMPTY_FUNNEL,
  STUCK_DAYS,
} from "#app/domain/campaign/stage.ts";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "#app/domain/log/actions.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { lastContactOf } from "#app/queries/supplier/last-contact.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type Campaign, ofOwner } from "./campaign.server.ts";

type Followed = Pick<Campaign, "id" | "dueOn" | "closedAt">;

/**
 * Each of a campaign's recipients who was asked, with the instant of each step: as the database keeps it
 * while the campaign runs, or as it was when the campaign was closed. What is submitted is a signed answer
 * to the request, or a response to the questionnaire.
 *
 * @param which of them, as a condition on rows `r`
 */
function stepsSql({ actor }: Scope, { id, closedAt }: Followed, which: SQL): SQL {
  // The prime is named beside its policy: without, PostgreSQL takes its rows for few of all.
  const own = sql`r.campaign_id = ${id}::uuid and r.prime_id = ${actor.organizationId}::uuid`;
  if (closedAt) return closedSteps(sql`${own} and ${which}`);
  return sql`select r.id, r.supplier_id, r.sent_at, r.delivered_at, r.opened_at, r.started_at,
      r.submitted_at, r.is_accepted, r.is_undelivered, r.is_withdrawn,
      greatest(asked.due_on, decided.due_on) as told_due_on,
      case when not r.is_withdrawn then coalesce(decided.returned_at, corrected.returned_at) end
        as returned_at
    from campaign_recipients r
    left join lateral (${dueOfRequest}) asked on true
    left join lateral (${decidedOfQuestionnaire}) decided on true
    left join lateral (${returnedOfRequest}) corrected on true
    where r.sent_at is not null and ${own} and ${which}`;
}

/** The latest day that was told of a recipient's request. */
const dueOfRequest = sql`select greatest(request.due_on, (
      select max(later.due_on) from request_due_dates later where later.request_id = request.id)) as due_on
    from requests request where request.id = r.request_id`;

/** The latest day that a return of a recipient's questionnaire gave, and when its newest answers were returned. */
const decidedOfQuestionnaire = sql`select max(d.due_on) as due_on,
      max(d.decided_at) filter (where d.outcome = 'returned' and p.round = (
        select max(newest.round) from questionnaire_responses newest
        where newest.request_id = p.request_id)) as returned_at
    from questionnaire_responses p join questionnaire_decisions d on d.response_id = p.id
    where p.request_id = r.questionnaire_request_id`;

/** When something of a recipient's signed answer was sent back last, while its correction is awaited. */
const returnedOfRequest = sql`select max(review.reviewed_at) as returned_at
    from waiting_work work
    join reviews review on review.supplier_id = work.supplier_id and review.outcome = 'returned'
    where r.submitted_at is not null and not r.is_accepted and work.prime_id = r.prime_id
      and work.supplier_id = r.supplier_id and work.kind = 'correction-awaited'
      and work.subject_id = r.request_id`;

function closedSteps(which: SQL): SQL {
  const at = (name: string) => sql`(r.closed_as ->> ${name})::timestamptz`;
  const is = (name: string) => sql`(r.closed_as ->> ${name})::boolean`;
  return sql`select r.id, r.supplier_id, r.sent_at, ${at("deliveredAt")} as delivered_at,
      ${at("openedAt")} as opened_at, ${at("startedAt")} as started_at,
      ${at("submittedAt")} as submitted_at, ${at("returnedAt")} as returned_at,
      null::date as told_due_on, ${is("isAccepted")} as is_accepted,
      ${is("isUndelivered")} as is_undelivered, ${is("isWithdrawn")} as is_withdrawn,
      ${is("isStuck")} as was_stuck
    from campaign_recipients r
    where r.sent_at is not null and ${which}`;
}

/** What came back to a supplier begins anew what is waited for. */
const LAST_STEP = sql`coalesce(steps.returned_at,
  greatest(steps.sent_at, steps.delivered_at, steps.opened_at, steps.started_at))`;

/**
 * The same with what `stageOf` and `isStuck` say of it.
 *
 * @param which of them, as a condition on rows `r` of the recipients; absent: all.
 */
export function coursesSql(scope: Scope, campaign: Followed, which: SQL = sql`true`): SQL {
  return judgedSql(scope, campaign, stepsSql(scope, campaign, which));
}

/** What `stageOf` and `isStuck` say, in SQL: a test holds them together. */
export function judgedSql(
  { actor: { on, timeZone = "UTC" } }: Scope,
  campaign: Pick<Followed, "dueOn" | "closedAt">,
  steps: SQL,
): SQL {
  const isStuck = campaign.closedAt
    ? sql`steps.was_stuck`
    : sql`((steps.submitted_at is null or steps.returned_at is not null) and not steps.is_withdrawn
        and ((steps.is_undelivered and steps.returned_at is null)
        or greatest(${campaign.dueOn}::date, steps.told_due_on) < ${on}::date
        or (${LAST_STEP} at time zone ${timeZone})::date <= ${on}::date - ${sql.raw(String(STUCK_DAYS))}))`;
  return sql`select steps.*, ${LAST_STEP} as last_step_at, ${isStuck} as is_stuck,
      case when steps.submitted_at is not null and steps.is_accepted then 5
        when steps.submitted_at is not null then 4 when steps.started_at is not null then 3
        when steps.opened_at is not null then 2 when steps.delivered_at is not null then 1
        else 0 end as stage
    from (${steps}) steps`;
}

/** How many of those asked came at least so far, among the suppliers of an owner. */
export async function countFunnel(
  scope: Scope,
  campaign: Followed,
  owner: WorkOwner,
): Promise<CampaignFunnel> {
  const counts = CAMPAIGN_STAGES.map(
    (stage, index) =>
      sql`(count(*) filter (where course.stage >= ${sql.raw(String(index))}))::int
        as ${sql.identifier(stage)}`,
  );
  const [row] = await scope.tx.execute<CampaignFunnel>(sql`
    select ${sql.join(counts, sql`, `)},
      (count(*) filter (where course.is_stuck))::int as stuck,
      (count(*) filter (where course.is_withdrawn))::int as withdrawn
    from (${coursesSql(scope, campaign)}) course
    where ${isSupplierOf(scope, owner, sql`course.supplier_id`) ?? sql`true`}`);
  return { ...EMPTY_FUNNEL, ...row };
}

/** One who was chosen, and how far they came. */
type ListedRecipient = {
  id: string;
  supplier: { id: string; legalName: string };
  subcontract: { id: string; number: string; title: string } | null;
  ownerName: string | null;
  skip: CampaignSkip | null;
  /** null before they were asked */
  course: {
    stage: CampaignStage;
    isStuck: boolean;
    isUndelivered: boolean;
    isWithdrawn: boolean;
    sentOn: CalendarDate;
    deliveredOn: CalendarDate | null;
    openedOn: CalendarDate | null;
    startedOn: CalendarDate | null;
    submittedOn: CalendarDate | null;
    /** when something of the answer was sent back that waits for a change */
    returnedOn: CalendarDate | null;
    /** the latest day that was told to this supplier; null where that is the campaign's, or it is closed */
    toldDueOn: CalendarDate | null;
    /** the day of the last step */
    lastStepOn: CalendarDate;
  } | null;
  /** the last reminder of this campaign */
  nudgedOn: CalendarDate | null;
  /** what was sent to the supplier last, of whatever */
  lastContact: { words: string; on: CalendarDate } | null;
  requestId: string | null;
  questionnaireRequestId: string | null;
};

type Asked = Omit<CampaignListAddress, "after">;

/** Whom a list of a campaign shows, by name, a page at a time. */
export async function listRecipients(
  scope: Scope,
  campaign: Followed,
  { show, owner }: Asked,
  after: CampaignPlace | null,
  size = RECIPIENTS_PER_PAGE,
): Promise<{ recipients: ListedRecipient[]; next: CampaignPlace | null }> {
  const beyond = after
    ? sql`and (${suppliers.legalName}, r.id) > (${after.name}, ${after.id}::uuid)`
    : sql``;
  const primeId = sql`${scope.actor.organizationId}::uuid`;
  const filtering = isOfCourse(show)
    ? sql`join (${coursesSql(scope, campaign)}) course on course.id = r.id`
    : sql``;
  // A report tells what was, and not whom anybody wrote to since.
  const contact = campaign.closedAt
    ? sql`left join (select null::text as action, null::timestamptz as at) contact on true`
    : sql`left join lateral ${lastContactOf(sql`picked.of_supplier_id`)} contact on true`;
  const rows = await scope.tx.execute<RecipientRow>(sql`
    with picked as (
      select r.id as recipient_id, r.skip, r.nudged_at, r.subcontract_id, r.request_id,
        r.questionnaire_request_id, r.supplier_id as of_supplier_id,
        ${suppliers.legalName} as legal_name, ${suppliers.ownerId} as owner_id
      from campaign_recipients r
      join ${suppliers} on ${suppliers.id} = r.supplier_id ${filtering}
      where r.campaign_id = ${campaign.id}::uuid and ${ofOwner(scope, owner)}
        and r.prime_id = ${primeId} and ${suppliers.primeId} = ${primeId} and ${shows(show)} ${beyond}
      order by ${suppliers.legalName}, r.id limit ${size + 1})
    select picked.*, course.*, subcontract.number, subcontract.title,
      (select min(m.person_name) from memberships m
        where m.person_id = picked.owner_id and m.organization_id = ${primeId}) as owner_name,
      contact.action as contact_action, contact.at as contact_at
    from picked
    left join (${coursesSql(scope, campaign, sql`r.id = any(array(select recipient_id from picked))`)})
      course on course.id = picked.recipient_id
    left join subcontracts subcontract on subcontract.id = picked.subcontract_id
    ${contact}
    order by picked.legal_name, picked.recipient_id`);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    recipients: page.map((row) => recipientOf(scope, row)),
    next: rows.length > size && last ? { id: last.recipient_id, name: last.legal_name } : null,
  };
}

/** Whether how far somebody came decides if they are listed; else it is looked up for what is listed alone. */
function isOfCourse(show: CampaignShown | undefined): boolean {
  return show !== undefined && !WITHOUT_COURSE.some((one) => one === show) && !isSkip(show);
}

const WITHOUT_COURSE: readonly CampaignShown[] = ["planned", "skipped", "chosen"];

function shows(show: CampaignShown | undefined): SQL {
  if (show === undefined || show === "chosen") return sql`true`;
  if (show === "planned") return sql`r.skip is null`;
  if (show === "skipped") return sql`r.skip is not null`;
  if (show === "stuck") return sql`course.is_stuck`;
  if (show === "withdrawn") return sql`course.is_withdrawn`;
  if (isSkip(show)) return sql`r.skip = ${show}`;
  return sql`course.stage >= ${sql.raw(String(CAMPAIGN_STAGES.indexOf(show)))}`;
}

const RECIPIENTS_PER_PIECE = 1_000;

/** The whole list, for a file, a piece at a time: the next is read when it is asked for. */
export async function* listAllRecipients(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  campaign: Followed,
  asked: Asked,
): AsyncGenerator<ListedRecipient[]> {
  let after: CampaignPlace | null = null;
  do {
    const from: CampaignPlace | null = after;
    const page: Awaited<ReturnType<typeof listRecipients>> = await read((scope) =>
      listRecipients(scope, campaign, asked, from, RECIPIENTS_PER_PIECE),
    );
    yield page.recipients;
    after = page.next;
  } while (after);
}

type RecipientRow = {
  recipient_id: string;
  legal_name: string;
  skip: CampaignSkip | null;
  nudged_at: string | null;
  subcontract_id: string | null;
  number: string | null;
  title: string | null;
  of_supplier_id: string;
  owner_name: string | null;
  request_id: string | null;
  questionnaire_request_id: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  opened_at: string | null;
  started_at: string | null;
  submitted_at: string | null;
  returned_at: string | null;
  told_due_on: string | null;
  last_step_at: string | null;
  is_undelivered: boolean | null;
  is_withdrawn: boolean | null;
  is_stuck: boolean | null;
  stage: number | null;
  contact_action: OversightAction | null;
  contact_at: string | null;
};

function recipientOf({ actor }: Scope, row: RecipientRow): ListedRecipient {
  const dayOf = (instant: string | null) =>
    instant === null ? null : calendarDateOf(new Date(instant), actor.timeZone);
  const { contact_action: action, contact_at: contactAt, subcontract_id: subcontractId } = row;
  const on = dayOf(contactAt);
  return {
    id: row.recipient_id,
    supplier: { id: row.of_supplier_id, legalName: row.legal_name },
    subcontract: subcontractId
      ? { id: subcontractId, number: row.number ?? "", title: row.title ?? "" }
      : null,
    ownerName: row.owner_name,
    skip: row.skip,
    course: courseOf(row, dayOf),
    nudgedOn: dayOf(row.nudged_at),
    lastContact: action && on ? { words: OVERSIGHT_ACTIONS[action], on } : null,
    requestId: row.request_id,
    questionnaireRequestId: row.questionnaire_request_id,
  };
}

function courseOf(
  row: RecipientRow,
  dayOf: (instant: string | null) => CalendarDate | null,
): ListedRecipient["course"] {
  const sentOn = dayOf(row.sent_at);
  const stage = CAMPAIGN_STAGES[row.stage ?? -1];
  if (!sentOn || !stage) return null;
  return {
    stage,
    isStuck: row.is_stuck ?? false,
    isUndelivered: row.is_undelivered ?? false,
    isWithdrawn: row.is_withdrawn ?? false,
    sentOn,
    deliveredOn: dayOf(row.delivered_at),
    openedOn: dayOf(row.opened_at),
    startedOn: dayOf(row.started_at),
    submittedOn: dayOf(row.submitted_at),
    returnedOn: dayOf(row.returned_at),
    toldDueOn: calendarDateOrNull(row.told_due_on),
    lastStepOn: dayOf(row.last_step_at) ?? sentOn,
  };
}
