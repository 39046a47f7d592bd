import { and, eq, type SQL, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
} from "#app/domain/kernel/calendar-date.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "#app/domain/log/actions.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import {
  areSuppliersChosen,
  CHASED_PER_PAGE,
  type ChaseAddress,
  type ChasePlace,
} from "#app/domain/request/chase-address.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import { findReminderProblem } from "#app/domain/supplier/reminder.ts";
import type { KeptWork } from "#app/domain/worklist/kinds.ts";
import { MOST_WORK_COUNTED } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { hasOpenInvitationSql, isToldSql } from "#app/queries/sql/due-date.server.ts";
import { isFoundBy } from "#app/queries/sql/words.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { lastReminderSql } from "#app/queries/supplier/detail.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { lastContactOf } from "#app/queries/supplier/last-contact.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { waitingWork } from "#db/schema/waiting-work.ts";

/** A subcontract on which a supplier has something to do. */
export type Chased = {
  subcontractId: string;
  subcontractNumber: string;
  supplierId: string;
  supplierName: string;
  requestId: string;
  /** what is waited for: a signed answer, and what it is to show, or the correction of facts */
  waitsFor: "answer" | "correction";
  asked: ReturnType<typeof whatIsAsked>;
  required: RequiredStatus | null;
  returned: number;
  /** the day from which it is waited for, in the organization's zone */
  since: CalendarDate;
  dueOn: CalendarDate;
  isTold: boolean;
  /** whether a link that was sent there still opens */
  hasOpenInvitation: boolean;
  /** what was sent to the supplier last, of whatever subcontract; null where nothing was */
  lastContact: { words: string; on: CalendarDate } | null;
  /** who there gets a reminder */
  readers: { name: string; email: string }[];
  /** why no reminder goes out now; null where one does */
  noReminder: "reminded-today" | "not-joined" | "address-returned" | null;
};

type Filter = Omit<ChaseAddress, "after">;

export type ChaseList = {
  rows: Chased[];
  /** what the next page begins after; null on the last */
  next: ChasePlace | null;
  /** how many there are, all pages together; of chosen suppliers, one more than `MOST_WORK_COUNTED` at most */
  count: number;
};

/** Whom to chase: what suppliers have to sign or to correct, the longest due first. */
export async function listChased(
  scope: Scope,
  filter: Filter,
  after: ChasePlace | null,
): Promise<ChaseList> {
  // Each of the two as its index has them; which comes first of both, of the few that are taken.
  const first = AWAITED.map(
    (kind) => sql`(${chased(scope, filter, kind, after)}
      order by until, subject_id limit ${sql.raw(String(CHASED_PER_PAGE + 1))})`,
  );
  const found = await scope.tx.execute<Counted & (ChasedRow | Nothing)>(sql`
    with picked as (select * from (${sql.join(first, sql` union all `)}) work
      order by until, subject_id limit ${sql.raw(String(CHASED_PER_PAGE + 1))})
    select counted.count, picked.until as due_on, ${postures.subcontractId} as subcontract_id,
      ${postures.factsReturned} as returned, ${postures.standing} as standing,
      ${subcontracts.number} as subcontract_number, ${suppliers.id} as supplier_id,
      ${suppliers.legalName} as supplier_name, ${requests.id} as request_id,
      ${requests.createdAt} as asked_at, ${flowdowns.required} as required,
      ${flowdowns.clauses} as clauses, ${flowdowns.information} as information,
      ${isToldSql} as is_told,
      ${hasOpenInvitationSql(scope.actor.at)} as has_open_invitation, ${lastReminderSql()} as reminded_at, ${returnedAt} as returned_at,
      sent.action as sent_action, sent.at as sent_at
    from (${countChased(scope, filter)}) counted
    left join (picked
      join ${requests} on ${requests.id} = picked.subject_id
      join ${flowdowns} on ${flowdowns.id} = ${requests.flowdownId}
      join ${postures} on ${postures.subcontractId} = picked.subcontract_id
      join ${subcontracts} on ${subcontracts.id} = picked.subcontract_id
      join ${suppliers} on ${suppliers.id} = ${subcontracts.supplierId}) on true
    left join lateral ${lastContactOf(sql`${suppliers.id}`)} sent on true
    order by picked.until, picked.subject_id`);
  const listed = found.filter((row): row is Counted & ChasedRow => row.subcontract_id !== null);
  const page = listed.slice(0, CHASED_PER_PAGE);
  const [isReturned, readers] = await Promise.all([
    findReturned(scope),
    listReadersOf(
      scope,
      page.map((row) => row.supplier_id),
    ),
  ]);
  const rows = page.map((row) => {
    const all = readers.get(row.supplier_id) ?? [];
    const reached = all.filter(({ email }) => !isReturned(email));
    return chasedOf(scope, row, { reached, hasReaders: all.length > 0 });
  });
  const last = rows.at(-1);
  const isMore = listed.length > CHASED_PER_PAGE && last;
  return {
    rows,
    next: isMore ? { dueOn: last.dueOn, requestId: last.requestId } : null,
    count: found[0]?.count ?? 0,
  };
}

/**
 * All of it, for a file, a page at a time.
 *
 * @param read reads in a transaction of its own, so that none stays open while a file is sent.
 */
export async function* listAllChased(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: Filter,
): AsyncGenerator<Chased[]> {
  let after: ChasePlace | null = null;
  do {
    const from: ChasePlace | null = after;
    const page: ChaseList = await read((scope) => listChased(scope, filter, from));
    yield page.rows;
    after = page.next;
  } while (after);
}

/** The same as it stood when the prime's log last grew, or a minute ago. */
export function readChased(
  scope: Scope,
  filter: Filter,
  after: ChasePlace | null,
): Promise<ChaseList> {
  const what = `chased ${scope.actor.personId} ${JSON.stringify([filter, after])}`;
  return keptWhileQuiet(scope, what, (scope) => listChased(scope, filter, after));
}

const AWAITED = ["answer-awaited", "correction-awaited"] as const satisfies readonly KeptWork[];

/** What is to be chased of a kind, by the day by which it is due. */
function chased(
  scope: Scope,
  filter: Filter,
  kind: (typeof AWAITED)[number],
  after: ChasePlace | null = null,
): SQL {
  const { organizationId, on } = scope.actor;
  const { until, subjectId, supplierId, contractId } = waitingWork;
  return sql`select ${until} as until, ${subjectId} as subject_id, ${waitingWork.subcontractId} as subcontract_id
    from ${waitingWork}
    where ${and(
      eq(waitingWork.primeId, organizationId),
      // In the text, where the index is entered by it.
      sql`${waitingWork.kind} = ${sql.raw(`'${kind}'`)}`,
      filter.contractId ? eq(contractId, filter.contractId) : undefined,
      isSupplierOf(scope, filter.owner, sql`${supplierId}`),
      filter.search ? isFoundBy("suppliers", supplierId, filter.search) : undefined,
      filter.isLate ? sql`${until} < ${on}::date` : undefined,
      after
        ? sql`(${until}, ${subjectId}) > (${after.dueOn}::date, ${after.requestId}::uuid)`
        : undefined,
    )}`;
}

/** How many there are, by the index alone; where suppliers are chosen, as far as is told. */
function countChased(scope: Scope, filter: Filter): SQL {
  const most = areSuppliersChosen(filter)
    ? sql`limit ${sql.raw(String(MOST_WORK_COUNTED + 1))}`
    : sql``;
  const all = AWAITED.map((kind) => sql`(${chased(scope, filter, kind)} ${most})`);
  return sql`select count(*)::int as count
    from (select from (${sql.join(all, sql` union all `)}) work ${most}) work`;
}

const returnedAt = sql`(select max(${oversightLog.at}) from ${oversightLog}
  where ${oversightLog.supplierId} = ${suppliers.id} and ${oversightLog.action} = 'fact.returned')`;

/** How many there are, on a row of the page or on one that has nothing else where nothing is listed. */
type Counted = { count: number };
type Nothing = { [Column in keyof ChasedRow]: null };

type ChasedRow = {
  due_on: string;
  subcontract_id: string;
  returned: number;
  standing: "with-supplier" | "returned";
  subcontract_number: string;
  supplier_id: string;
  supplier_name: string;
  request_id: string;
  asked_at: string;
  required: RequiredStatus | null;
  clauses: FlowdownClause[];
  information: Information;
  is_told: boolean;
  has_open_invitation: boolean;
  reminded_at: string | null;
  returned_at: string | null;
  sent_action: OversightAction | null;
  sent_at: string | null;
};

function chasedOf(
  { actor }: Scope,
  row: ChasedRow,
  { reached, hasReaders }: { reached: Chased["readers"]; hasReaders: boolean },
): Chased {
  const isReturned = row.standing === "returned";
  const dayOf = (instant: string) => calendarDateOf(new Date(instant), actor.timeZone);
  const reminder = findReminderProblem(
    {
      submittedAt: null,
      remindedAt: row.reminded_at === null ? null : new Date(row.reminded_at),
      corrections: row.returned,
    },
    actor.at,
    actor.timeZone,
  );
  const noReminder = () => {
    if (!hasReaders) return "not-joined" as const;
    if (reached.length === 0) return "address-returned" as const;
    return reminder && ("reminded-today" as const);
  };
  return {
    subcontractId: row.subcontract_id,
    subcontractNumber: row.subcontract_number,
    supplierId: row.supplier_id,
    supplierName: row.supplier_name,
    requestId: row.request_id,
    waitsFor: isReturned ? "correction" : "answer",
    asked: whatIsAsked(row),
    required: row.required,
    returned: row.returned,
    since: dayOf((isReturned && row.returned_at) || row.asked_at),
    dueOn: calendarDate(row.due_on),
    isTold: row.is_told,
    hasOpenInvitation: row.has_open_invitation,
    lastContact:
      row.sent_action && row.sent_at
        ? { words: OVERSIGHT_ACTIONS[row.sent_action], on: dayOf(row.sent_at) }
        : null,
    readers: reached.map(({ name, email }) => ({ name, email })),
    noReminder: noReminder(),
  };
}
