import { type SQL, sql } from "drizzle-orm";
import { formatPiid } from "#app/domain/contract/piid.ts";
import {
  type CalendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { WORK_KINDS, type WorkKind, workOf } from "#app/domain/worklist/kinds.ts";
import { MOST_COUNTED, WORK_PER_PAGE, type WorkOwner } from "#app/domain/worklist/list-address.ts";
import { SOON_DAYS, URGENCIES, urgencyOf, type WorkPlace } from "#app/domain/worklist/urgency.ts";
import { executeOften, type Scope } from "#app/platform/db.server.ts";
import { isFactWaiting } from "#app/queries/review/review.server.ts";
import { hasReadersSql, isToldSql } from "#app/queries/sql/due-date.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { deputies } from "#db/schema/deputy.ts";
import { shares } from "#db/schema/fact.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { workOfKind } from "./work-kinds.server.ts";

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
};

/**
 * What waits for the actor, and for others where it is asked: by urgency, day, kind and id.
 *
 * @param after the last of the page before
 */
export async function listWork(
  scope: Scope,
  filter: WorkListFilter,
  after: WorkPlace | null,
  limit = WORK_PER_PAGE,
): Promise<{ items: WorkItem[]; next: WorkPlace | null }> {
  const { on } = scope.actor;
  const most = sql.raw(String(limit + 1));
  const beyond = after ? sql`where ${keyOf("work", on)} > ${placeOf(after, on)}` : sql``;
  const picked = kindsOf(scope, filter).map(
    (kind) => sql`(select * from (${workOfKind(kind, scope, filter)}) work ${beyond}
      order by ${keyOf("work", on)} limit ${most})`,
  );
  if (picked.length === 0) return { items: [], next: null };
  const rows = await executeOften<WorkRow>(
    scope.tx,
    sql`
    with picked as (
      select * from (${sql.join(picked, sql` union all `)}) picked
        order by ${keyOf("picked", on)} limit ${most})
    select picked.place, picked.id, picked.until, ${sinceOf(scope)} as since, picked.amount,
      picked.detail, ${refOf(scope)} as ref, picked.supplier_id, ${suppliers.legalName} as supplier_name,
      picked.subcontract_id, ${subcontracts.number} as subcontract_number,
      picked.contract_id, ${contracts.piid} as piid, ${suppliers.ownerId} as owner_id,
      ${ownerName} as owner_name, ${deputyUntil(scope)} as deputy_until,
      ${ofRequest(isToldSql)} as is_told, ${ofRequest(hasReadersSql())} as has_readers
    from picked
    left join ${suppliers} on ${suppliers.id} = picked.supplier_id
    left join ${subcontracts} on ${subcontracts.id} = picked.subcontract_id
    left join ${contracts} on ${contracts.id} = picked.contract_id
    order by ${keyOf("picked", on)}`,
  );
  const items = rows.slice(0, limit).map((row) => itemOf(row, scope.actor.timeZone));
  const last = items.at(-1);
  const isMore = rows.length > limit && last;
  return { items, next: isMore ? { kind: last.kind, id: last.id, until: last.until } : null };
}

/** How much of each kind the same list has, all pages together; kinds that wait for no such role are left out. */
export async function countWork(
  scope: Scope,
  filter: WorkListFilter,
): Promise<{ kind: WorkKind; count: number }[]> {
  const counted = kindsOf(scope, filter).map(
    (kind) => sql`select place, count(*)::int as count
      from (${workOfKind(kind, scope, filter)}) work group by place`,
  );
  if (counted.length === 0) return [];
  const rows = await executeOften<{ place: number; count: number }>(
    scope.tx,
    sql`${sql.join(counted, sql` union all `)} order by place`,
  );
  return rows.flatMap(({ place, count }) => {
    const kind = WORK_KINDS[place];
    return kind ? [{ kind, count }] : [];
  });
}

/** How much waits for the actor: one more than is counted at most where there is more. */
export async function countWorkForMe(scope: Scope): Promise<number> {
  const filter: WorkListFilter = { owner: "for-me" };
  const most = sql.raw(String(MOST_COUNTED + 1));
  const all = kindsOf(scope, filter).map(
    (kind) => sql`(${workOfKind(kind, scope, filter)} limit ${most})`,
  );
  if (all.length === 0) return 0;
  const [row] = await executeOften<{ count: number }>(
    scope.tx,
    sql`select count(*)::int as count from (${sql.join(all, sql` union all `)} limit ${most}) work`,
  );
  return row?.count ?? 0;
}

function kindsOf({ actor }: Scope, { kind }: WorkListFilter): WorkKind[] {
  if (actor.role === "system") return [];
  return workOf(actor.roles ?? actor.role).filter((one) => kind === undefined || one === kind);
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
    ${sql.raw(String(WORK_KINDS.indexOf(kind)))}, ${id}::uuid)`;
}

const isKind = (kind: WorkKind): SQL =>
  sql`picked.place = ${sql.raw(String(WORK_KINDS.indexOf(kind)))}`;

/** Since when, where that is looked up for what is listed alone. */
function sinceOf(scope: Scope): SQL {
  const byVerdict = sql`picked.place in (${sql.raw(
    (["award-day-fails", "award-lapsed", "verdict-lapses"] as const)
      .map((kind) => WORK_KINDS.indexOf(kind))
      .join(", "),
  )})`;
  return sql`case
    when ${isKind("facts-to-review")} then (select min(${shares.sharedAt}) from ${shares}
      where ${shares.supplierId} = picked.supplier_id and ${isFactWaiting(scope)})
    when ${byVerdict} then (select max(${oversightLog.at}) from ${oversightLog}
      where ${oversightLog.subcontractId} = picked.subcontract_id
        and ${oversightLog.action} = 'posture.changed')
    else picked.since end`;
}

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

type WorkRow = {
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
};

function itemOf(row: WorkRow, timeZone: string | undefined): WorkItem {
  const kind = WORK_KINDS[row.place];
  if (!kind) throw new Error(`no kind of work has the place ${row.place}`);
  return {
    kind,
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
  };
}

function named(id: string | null, name: string | null): Named | null {
  return id && name ? { id, name } : null;
}
