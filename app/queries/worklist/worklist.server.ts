import { type SQL, sql } from "drizzle-orm";
import { formatPiid } from "#app/domain/contract/piid.ts";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { WORK_KINDS, type WorkKind, workOf } from "#app/domain/worklist/kinds.ts";
import {
  MOST_COUNTED,
  MOST_WORK_COUNTED,
  WORK_PER_PAGE,
  type WorkOwner,
} from "#app/domain/worklist/list-address.ts";
import { SOON_DAYS, URGENCIES, urgencyOf, type WorkPlace } from "#app/domain/worklist/urgency.ts";
import { executeOften, type Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { isFactWaiting } from "#app/queries/review/review.server.ts";
import {
  hasOpenInvitationSql,
  hasReadersSql,
  isToldSql,
} from "#app/queries/sql/due-date.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { deputies } from "#db/schema/deputy.ts";
import { shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { workOfKind } from "./work-kinds.server.ts";
import type { WorkFilter } from "./work-rows.server.ts";

export type WorkListFilter = {
  owner: WorkOwner;
  kind?: WorkKind | undefined;
  contractId?: string | undefined;
};

type Named = { id: string; name: string };

/** Something that waits for one of the prime's people. */
export type WorkItem = WorkPlace & {
  /** the day on which it began, in the organization's zone; null where nobody knows it */
  since: CalendarDate | null;
  supplier: Named | null;
  subcontract: Named | null;
  contract: Named | null;
  /** the row that its action is about, where that is not its own */
  ref: string | null;
  amount: number;
  detail: string;
  /** who owns its supplier; null where nobody does, or it is no supplier's */
  owner: Named | null;
  /** the last day on which the actor stands in for that owner; null where they do not */
  deputyUntil: CalendarDate | null;
  /** whether somebody at the supplier was told of the request, and somebody there reads it */
  isTold: boolean;
  hasReaders: boolean;
  hasOpenInvitation: boolean;
};

export type WorkList = {
  items: WorkItem[];
  /** what the next page begins after; null on the last */
  next: WorkPlace | null;
  /**
   * how much of each kind there is for the same owner and contract, all pages together, whatever kind is listed;
   * one more than `MOST_WORK_COUNTED` at most
   */
  counts: { kind: WorkKind; count: number }[];
};

/**
 * What waits for the actor, and for others where it is asked: by urgency, day, kind and id. Kinds that wait
 * for no such role are left out.
 *
 * @param after the last of the page before
 */
export async function listWork(
  scope: Scope,
  { kind, ...filter }: WorkListFilter,
  after: WorkPlace | null,
  limit = WORK_PER_PAGE,
): Promise<WorkList> {
  const kinds = kindsOf(scope);
  if (kinds.length === 0) return { items: [], next: null, counts: [] };
  const { on } = scope.actor;
  const beyond = after ? sql`where ${keyOf("work", on)} > ${placeOf(after, on)}` : sql``;
  const [walked, few] = [kinds.filter(isWalked), kinds.filter((one) => !isWalked(one))];
  const first = walked
    .filter((one) => !kind || one === kind)
    .map((one) => firstOf(one, scope, filter, { after, limit }));
  const all = few.map((one) => workOfKind(one, scope, filter));
  const most = sql.raw(String(MOST_WORK_COUNTED + 1));
  const counted = walked.map(
    (one) => sql`select ${placeOfKind(one)}, count(*)::int
      from (${workOfKind(one, scope, filter)} limit ${most}) work having count(*) > 0`,
  );
  const isListed = kind ? sql`where place = ${placeOfKind(kind)}` : sql``;
  const rows = await executeOften<Counted & (FoundRow | Nothing)>(
    scope.tx,
    sql`
    with found as materialized (${sql.join([NONE, ...all], sql` union all `)}),
    work as (${sql.join([sql`select * from found ${isListed}`, ...first], sql` union all `)}),
    picked as (select * from work ${beyond} order by ${keyOf("work", on)} limit ${mostOf(limit)}),
    counted as (${sql.join(
      [sql`select place, count(*)::int as count from found group by place`, ...counted],
      sql` union all `,
    )})
    select (select json_agg(json_build_array(place, count) order by place) from counted) as counts,
      ${tellPicked(scope)}`,
  );
  const found = rows.filter((row): row is Counted & FoundRow => row.place !== null);
  return {
    ...pageOf(scope, found, limit),
    counts: (rows[0]?.counts ?? []).map(([place, count]) => ({ kind: kindAt(place), count })),
  };
}

/** The first of the same, without how much there is: no more of each kind is looked for. */
export async function listFirstWork(
  scope: Scope,
  filter: Omit<WorkListFilter, "kind">,
  limit: number,
): Promise<WorkItem[]> {
  const kinds = kindsOf(scope);
  if (kinds.length === 0) return [];
  const first = kinds.map((one) => firstOf(one, scope, filter, { after: null, limit }));
  const rows = await executeOften<FoundRow | Nothing>(
    scope.tx,
    sql`
    with work as materialized (${sql.join(first, sql` union all `)}),
    picked as (select * from work order by ${keyOf("work", scope.actor.on)} limit ${mostOf(limit)})
    select ${tellPicked(scope)}`,
  );
  const found = rows.filter((row): row is FoundRow => row.place !== null);
  return pageOf(scope, found, limit).items;
}

/**
 * Of which a large portfolio has much: walked by an index in the order of their days, all of them dated, none, or
 * some; and counted no further than is told. The others are few and found whole, once for the page and the counts.
 */
const WALKED: Partial<Record<WorkKind, "dated" | "undated" | "either">> = {
  "award-day-fails": "dated",
  "award-lapsed": "undated",
  "information-to-answer": "either",
  "flowdown-to-issue": "either",
  "flowdown-outdated": "either",
  "facts-to-review": "either",
  "answer-late": "dated",
  "fact-returned": "undated",
  "verdict-lapses": "dated",
};

const isWalked = (kind: WorkKind): boolean => WALKED[kind] !== undefined;

/** The columns of work, without a row. */
const NONE = sql`select null::int as place, null::uuid as id, null::date as until, null::timestamptz as since,
  null::uuid as supplier_id, null::uuid as subcontract_id, null::uuid as contract_id, null::uuid as ref,
  null::int as amount, null::text as detail where false`;

/** The first of one kind, after those of the page before. */
function firstOf(
  kind: WorkKind,
  scope: Scope,
  filter: WorkFilter,
  { after, limit }: { after: WorkPlace | null; limit: number },
): SQL {
  const { on } = scope.actor;
  const beyond = after ? sql`${keyOf("work", on)} > ${placeOf(after, on)}` : sql`true`;
  const parts = partsOf(kind, after, on).map(
    ({ order, within }) => sql`(select * from (${workOfKind(kind, scope, filter)}) work
      where ${within} and ${beyond} order by ${order} limit ${mostOf(limit)})`,
  );
  return parts.length > 0 ? sql`(${sql.join(parts, sql` union all `)})` : NONE;
}

/** Work of one kind that an index has in its order, and what of it that is. */
type Part = { order: SQL; within: SQL };

/** What is listed of a kind, in parts that are each walked by an index, from where the page before ended. */
function partsOf(kind: WorkKind, after: WorkPlace | null, on: CalendarDate): Part[] {
  const days = WALKED[kind];
  if (!days) return [{ order: keyOf("work", on), within: sql`true` }];
  const dated = days === "undated" ? [] : datedParts(after, on);
  const undated = days === "dated" ? [] : undatedParts(kind, after, on);
  return [...dated, ...undated];
}

/** Where a page begins among the urgencies. */
const urgencyOfPlace = (after: WorkPlace | null, on: CalendarDate): number =>
  after ? URGENCIES.indexOf(urgencyOf(after.until, on)) : 0;

/** What is soon, and what is later: between them comes what has no day. */
function datedParts(after: WorkPlace | null, on: CalendarDate): Part[] {
  const order = sql`work.until, work.id`;
  const last = sql`${on}::date + ${sql.raw(String(SOON_DAYS))}`;
  const at = urgencyOfPlace(after, on);
  // The day said by itself, where the index is entered.
  const from = sql`work.until >= ${after?.until ?? "-infinity"}::date`;
  const later = { order, within: sql`work.until > ${last} and ${from}` };
  return at < UNDATED
    ? [{ order, within: sql`work.until <= ${last} and ${from}` }, later]
    : [later];
}

function undatedParts(kind: WorkKind, after: WorkPlace | null, on: CalendarDate): Part[] {
  const at = urgencyOfPlace(after, on);
  const isPast = WORK_KINDS.indexOf(kind) < (after ? WORK_KINDS.indexOf(after.kind) : 0);
  if (at > UNDATED || (at === UNDATED && isPast)) return [];
  const isSame = at === UNDATED && after?.kind === kind;
  const from = isSame ? sql`work.id > ${after.id}::uuid` : sql`true`;
  return [{ order: sql`work.id`, within: sql`work.until is null and ${from}` }];
}

const UNDATED = URGENCIES.indexOf("undated");

/** In the text: a limit among the values misleads the planner. */
const mostOf = (limit: number): SQL => sql.raw(String(limit + 1));

/** What is told of those that were picked, in their order; one row of nothing where none was. */
function tellPicked(scope: Scope): SQL {
  return sql`picked.place, picked.id, picked.until, ${sinceOf(scope)} as since, ${amountOf} as amount,
      picked.detail, ${refOf(scope)} as ref, picked.supplier_id, ${suppliers.legalName} as supplier_name,
      picked.subcontract_id, ${subcontracts.number} as subcontract_number,
      picked.contract_id, ${contracts.piid} as piid, ${suppliers.ownerId} as owner_id,
      ${ownerName} as owner_name, ${deputyUntil(scope)} as deputy_until,
      ${ofRequest(isToldSql)} as is_told, ${ofRequest(hasReadersSql())} as has_readers,
      ${ofRequest(hasOpenInvitationSql(scope.actor.at))} as has_open_invitation
    from (select) always
    left join picked on true
    left join ${suppliers} on ${suppliers.id} = picked.supplier_id
    left join ${subcontracts} on ${subcontracts.id} = picked.subcontract_id
    left join ${contracts} on ${contracts.id} = picked.contract_id
    order by ${keyOf("picked", scope.actor.on)}`;
}

function pageOf({ actor }: Scope, found: FoundRow[], limit: number) {
  const items = found.slice(0, limit).map((row) => itemOf(row, actor.timeZone));
  const last = items.at(-1);
  const isMore = found.length > limit && last;
  return { items, next: isMore ? { kind: last.kind, id: last.id, until: last.until } : null };
}

/** The same as it stood when the prime's log last grew, or a minute ago: what people look at all day. */
export function readWork(
  scope: Scope,
  filter: WorkListFilter,
  after: WorkPlace | null,
  limit = WORK_PER_PAGE,
): Promise<WorkList> {
  const { personId, role, roles = [role] } = scope.actor;
  const what = `work ${personId} ${roles.join(" ")} ${JSON.stringify([filter, after, limit])}`;
  return keptWhileQuiet(scope, what, (scope) => listWork(scope, filter, after, limit));
}

/** How much waits for the actor: one more than is counted at most where there is more. */
export async function countWorkForMe(scope: Scope): Promise<number> {
  const most = sql.raw(String(MOST_COUNTED + 1));
  const all = kindsOf(scope).map(
    (kind) => sql`(${workOfKind(kind, scope, { owner: "for-me" })} limit ${most})`,
  );
  if (all.length === 0) return 0;
  const [row] = await executeOften<{ count: number }>(
    scope.tx,
    sql`select count(*)::int as count from (${sql.join(all, sql` union all `)} limit ${most}) work`,
  );
  return row?.count ?? 0;
}

function kindsOf({ actor }: Scope): WorkKind[] {
  return actor.role === "system" ? [] : workOf(actor.roles ?? actor.role);
}

const placeOfKind = (kind: WorkKind): SQL => sql.raw(String(WORK_KINDS.indexOf(kind)));

function kindAt(place: number): WorkKind {
  const kind = WORK_KINDS[place];
  if (!kind) throw new Error(`no kind of work has the place ${place}`);
  return kind;
}

/** `inOrderOfUrgency` over rows of that name. */
function keyOf(rows: "work" | "picked", on: CalendarDate): SQL {
  const until = sql.raw(`${rows}.until`);
  const [overdue, soon, undated, later] = URGENCIES.map((_, index) => sql.raw(String(index)));
  return sql`(case when ${until} is null then ${undated} when ${until} < ${on}::date then ${overdue}
      when ${until} <= ${on}::date + ${sql.raw(String(SOON_DAYS))} then ${soon} else ${later} end,
    coalesce(${until}, '-infinity'::date), ${sql.raw(rows)}.place, ${sql.raw(rows)}.id)`;
}

function placeOf({ kind, id, until }: WorkPlace, on: CalendarDate): SQL {
  const urgency = URGENCIES.indexOf(urgencyOf(until, on));
  return sql`(${sql.raw(String(urgency))}, coalesce(${until}::date, '-infinity'::date),
    ${placeOfKind(kind)}, ${id}::uuid)`;
}

const isKind = (kind: WorkKind): SQL => sql`picked.place = ${placeOfKind(kind)}`;

/** Since when, where that is looked up for what is listed alone. */
function sinceOf(scope: Scope): SQL {
  const byVerdict = sql`picked.place in (${sql.raw(
    (["award-day-fails", "verdict-lapses"] as const)
      .map((kind) => WORK_KINDS.indexOf(kind))
      .join(", "),
  )})`;
  return sql`case
    when ${isKind("facts-to-review")} then (select min(${shares.sharedAt}) from ${shares}
      where ${shares.supplierId} = picked.supplier_id and ${isFactWaiting(scope)})
    when ${isKind("award-lapsed")} then ${lapsedAt(scope)}
    when ${byVerdict} then (select max(${oversightLog.at}) from ${oversightLog}
      where ${oversightLog.subcontractId} = picked.subcontract_id
        and ${oversightLog.action} = 'posture.changed')
    when ${isKind("information-to-answer")} then ${subcontracts.createdAt}
    when ${isKind("flowdown-to-issue")} then ${subcontracts.answeredAt}
    when ${isKind("flowdown-outdated")} then (select max(${flowdowns.issuedAt}) from ${flowdowns}
      where ${flowdowns.subcontractId} = picked.subcontract_id)
    when ${isKind("answer-late")} then (select ${requests.createdAt} from ${requests}
      where ${requests.id} = picked.id)
    when ${isKind("fact-returned")} then (select max(${reviews.reviewedAt}) from ${reviews}
      where ${reviews.factId} = picked.id and ${reviews.primeId} = ${scope.actor.organizationId})
    when ${isKind("closings-to-check")} then (select max(${oversightLog.at}) from ${oversightLog}
      where ${oversightLog.supplierId} = picked.supplier_id
        and ${oversightLog.action} in ('remediation.shown', 'remediation.moved'))
    else picked.since end`;
}

/**
 * The day after the last one on which it was eligible, or when it was decided so before that day: further
 * reasons that came later have not made it lapse again.
 */
function lapsedAt({ actor }: Scope): SQL {
  const detail = (path: string) =>
    sql`${oversightLog.entry}::jsonb #>> ${`{detail,${path}}`}::text[]`;
  return sql`(select least(${oversightLog.at}, ((${detail("before,holdsUntil")})::date + 1)::timestamp
      at time zone ${actor.timeZone ?? "UTC"}::text)
    from ${oversightLog} where ${oversightLog.subcontractId} = picked.subcontract_id
      and ${oversightLog.action} = 'posture.changed' and ${detail("before,verdict")} = 'eligible'
    order by ${oversightLog.seq} desc limit 1)`;
}

/** How many facts of a supplier wait. */
const amountOf = sql`case when ${isKind("facts-to-review")} then (
    select max(${postures.supplierToReview}) from ${postures}
    where ${postures.supplierId} = picked.supplier_id)
  else picked.amount end`;

/** The fact of a supplier that came first is reviewed first. */
function refOf(scope: Scope): SQL {
  return sql`case when ${isKind("facts-to-review")} then (select ${shares.factId} from ${shares}
      where ${shares.supplierId} = picked.supplier_id and ${isFactWaiting(scope)}
      order by ${shares.sharedAt}, ${shares.factId} limit 1)
    else picked.ref end`;
}

const ownerName = sql`(select min(${memberships.personName}) from ${memberships}
  where ${memberships.personId} = ${suppliers.ownerId}
    and ${memberships.organizationId} = ${suppliers.primeId})`;

function deputyUntil({ actor }: Scope): SQL {
  return sql`(select max(${deputies.endsOn}) from ${deputies}
    where ${deputies.primeId} = ${actor.organizationId} and ${deputies.deputyId} = ${actor.personId}
      and ${deputies.ownerId} = ${suppliers.ownerId} and ${deputies.endedAt} is null
      and ${actor.on}::date between ${deputies.startsOn} and ${deputies.endsOn})`;
}

function ofRequest(what: SQL): SQL {
  return sql`case when ${isKind("answer-late")} then
    (select ${what} from ${requests} where ${requests.id} = picked.id) else true end`;
}

/** How much there is of each kind, on a row of the page or on one that has nothing else where nothing is listed. */
type Counted = { counts: [place: number, count: number][] | null };
type Nothing = { [Column in keyof FoundRow]: null };

type FoundRow = {
  place: number;
  id: string;
  until: string | null;
  since: string | null;
  amount: number;
  detail: string;
  ref: string | null;
  supplier_id: string | null;
  supplier_name: string | null;
  subcontract_id: string | null;
  subcontract_number: string | null;
  contract_id: string | null;
  piid: string | null;
  owner_id: string | null;
  owner_name: string | null;
  deputy_until: string | null;
  is_told: boolean;
  has_readers: boolean;
  has_open_invitation: boolean;
};

function itemOf(row: FoundRow, timeZone: string | undefined): WorkItem {
  return {
    kind: kindAt(row.place),
    id: row.id,
    until: calendarDateOrNull(row.until),
    since: row.since === null ? null : calendarDateOf(new Date(row.since), timeZone),
    supplier: named(row.supplier_id, row.supplier_name),
    subcontract: named(row.subcontract_id, row.subcontract_number),
    contract: named(row.contract_id, row.piid && formatPiid(row.piid)),
    ref: row.ref,
    amount: row.amount,
    detail: row.detail,
    owner: named(row.owner_id, row.owner_name),
    deputyUntil: calendarDateOrNull(row.deputy_until),
    isTold: row.is_told,
    hasReaders: row.has_readers,
    hasOpenInvitation: row.has_open_invitation,
  };
}

function named(id: string | null, name: string | null): Named | null {
  return id && name ? { id, name } : null;
}
