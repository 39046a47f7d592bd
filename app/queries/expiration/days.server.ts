import { and, isNotNull, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  EXPIRATION_KINDS,
  type ExpirationKind,
  isKept,
  isOwed,
} from "#app/domain/expiration/kinds.ts";
import { type Expiration, inOrder } from "#app/domain/expiration/list.ts";
import { MONTHS_AHEAD } from "#app/domain/expiration/list-address.ts";
import { addMonths, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isConditionOpen } from "#app/queries/award/exception.server.ts";
import { isAwaited } from "#app/queries/questionnaire/sent-list.server.ts";
import { questionnaireDueSql } from "#app/queries/sql/due-date.server.ts";
import { awardExceptions, exceptionConditions } from "#db/schema/award.ts";
import { supplierExpirations } from "#db/schema/expiration.ts";
import { questionnaireRequests, questionnaireSendings } from "#db/schema/questionnaire.ts";
import { remediationShares } from "#db/schema/remediation.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type ExpirationScope, ofSuppliers } from "./expiration.server.ts";

/** Which expiration it is, and whose: what it means is read of its supplier. */
export type ExpirationDay = Pick<Expiration, "on" | "kind" | "id"> & { supplierId: string };

type Which = Omit<ExpirationScope, "supplierIds">;
/** Those after a place in the list, of a kind, of a month or overdue. */
type Chosen = {
  kind: ExpirationKind | undefined;
  when: string | undefined;
  after: Pick<Expiration, "on" | "kind" | "id"> | null;
};

/** Of a supplier, and not of the prime's contracts or terms. */
const SUPPLIERS_KINDS = EXPIRATION_KINDS.filter(
  (kind) => !["option-to-exercise", "contract-ends", "own-term-ends"].includes(kind),
);

/**
 * The next expirations of suppliers in the order of their list, without what they mean. Each kind is walked
 * by the day on which it ends, however many there are.
 *
 * @returns at least as many as are asked for, where there are so many.
 */
export async function listDays(
  scope: Scope,
  which: Which,
  { kind, when, after }: Chosen,
  atLeast: number,
): Promise<ExpirationDay[]> {
  const kinds = SUPPLIERS_KINDS.filter((one) => !kind || one === kind);
  if (kinds.length === 0) return [];
  // In the text: a limit among the values misleads the planner.
  const most = sql.raw(String(atLeast));
  const parts = kinds.map((one) => {
    const chosen = and(isListed(scope, one), isWithin(scope, when), isAfter(one, after));
    return sql`(select ${one}::text as kind, day."on"::text as "on", day.id, day.supplier_id
      from (${sourceOf(scope, one, which)}) day where ${chosen ?? sql`true`}
      order by day."on", day.id limit ${most})`;
  });
  const rows = await scope.tx.execute<DayRow>(sql.join(parts, sql` union all `));
  return rows.map(dayOf).sort(inOrder);
}

type DayRow = { kind: ExpirationKind; on: string; id: string; supplier_id: string };

function dayOf({ kind, on, id, supplier_id }: DayRow): ExpirationDay {
  return { kind, on: calendarDate(on), id, supplierId: supplier_id };
}

/** How many expirations of suppliers are listed on each day, until the months that are counted are over. */
export async function countDays(
  scope: Scope,
  which: Which,
  kind: ExpirationKind | undefined,
): Promise<{ on: string; count: number }[]> {
  const kinds = SUPPLIERS_KINDS.filter((one) => !kind || one === kind);
  if (kinds.length === 0) return [];
  const end = addMonths(calendarDate(`${scope.actor.on.slice(0, 7)}-01`), MONTHS_AHEAD);
  const parts = kinds.map((one) => {
    const chosen = and(isListed(scope, one), sql`day."on" < ${end}::date`);
    return sql`(select day."on"::text as "on", count(*)::int as count
      from (${sourceOf(scope, one, which)}) day where ${chosen} group by day."on")`;
  });
  const rows = await scope.tx.execute<{ on: string; count: number }>(
    sql.join(parts, sql` union all `),
  );
  return [...rows];
}

/** The suppliers of which something of this kind and id ends, or ended. */
export async function listSuppliersOf(
  scope: Scope,
  { kind, id }: Pick<Expiration, "kind" | "id">,
): Promise<string[]> {
  if (!SUPPLIERS_KINDS.includes(kind)) return [];
  const rows = await scope.tx.execute<{ supplier_id: string }>(
    sql`select distinct day.supplier_id from (${sourceOf(scope, kind, {})}) day
      where day.id = ${id}::uuid`,
  );
  return rows.map((row) => row.supplier_id);
}

/** What is over is left out; what somebody still owes stays after its day. */
function isListed({ actor }: Scope, kind: ExpirationKind): SQL | undefined {
  return isOwed(kind) ? undefined : sql`day."on" >= ${actor.on}::date`;
}

function isWithin({ actor }: Scope, when: string | undefined): SQL | undefined {
  if (!when) return undefined;
  if (when === "overdue") return sql`day."on" < ${actor.on}::date`;
  const first = calendarDate(`${when}-01`);
  const next = addMonths(first, 1);
  return sql`day."on" >= greatest(${first}::date, ${actor.on}::date) and day."on" < ${next}::date`;
}

/** In the order of `inOrder`: by day, kind and id. */
function isAfter(kind: ExpirationKind, after: Chosen["after"]): SQL | undefined {
  if (!after) return undefined;
  const rank = EXPIRATION_KINDS.indexOf(kind) - EXPIRATION_KINDS.indexOf(after.kind);
  if (rank === 0) return sql`(day."on", day.id) > (${after.on}::date, ${after.id}::uuid)`;
  return rank < 0 ? sql`day."on" > ${after.on}::date` : sql`day."on" >= ${after.on}::date`;
}

/** Every expiration of one kind of the suppliers asked about: its day, its id and the supplier. */
function sourceOf(scope: Scope, kind: ExpirationKind, which: Which): SQL {
  if (isKept(kind)) return keptOf(scope, kind, which);
  if (kind === "questionnaire-due") return questionnairesOf(scope, which);
  if (kind === "condition-due") return conditionsOf(scope, which);
  return plansOf(scope, which);
}

/** What is kept: read from its index alone. */
function keptOf(scope: Scope, kind: ExpirationKind, which: Which): SQL {
  const { endsOn, subjectId, supplierId, countsFrom, countsBefore } = supplierExpirations;
  const { organizationId, on } = scope.actor;
  const chosen = and(
    sql`${supplierExpirations.primeId} = ${organizationId}::uuid`,
    // Named in the text, where the planner knows how many of a kind there are.
    sql`${supplierExpirations.kind} = ${sql.raw(`'${kind}'`)}`,
    supplierExpirations.isFollowed,
    sql`(${countsFrom} is null or ${countsFrom} <= ${on}::date)`,
    sql`(${countsBefore} is null or ${countsBefore} > ${on}::date)`,
    isOfSuppliers(scope, which, supplierId),
    isUnderContract(scope, kind, which),
  );
  return sql`select ${endsOn} as "on", ${subjectId} as id, ${supplierId} as supplier_id
    from ${supplierExpirations} where ${chosen}`;
}

/** Of a supplier everything is under a contract for which it works; a verdict and a request only their own. */
function isUnderContract(scope: Scope, kind: ExpirationKind, { contractId }: Which) {
  if (!contractId) return undefined;
  const { subjectId } = supplierExpirations;
  const open = openUnder(scope, contractId);
  if (kind === "verdict-ends")
    return sql`${subjectId} = any(array(select ${subcontracts.id} ${open}))`;
  if (kind === "answer-due")
    return sql`${subjectId} = any(array(select requests.id from requests
      join flowdowns on flowdowns.id = requests.flowdown_id
      where flowdowns.subcontract_id in (select ${subcontracts.id} ${open})))`;
  return undefined;
}

function openUnder({ actor }: Scope, contractId: string): SQL {
  return sql`from ${subcontracts} where ${subcontracts.primeId} = ${actor.organizationId}::uuid
    and ${subcontracts.contractId} = ${contractId}::uuid and ${subcontracts.state} <> 'closed'`;
}

/** Also those of suppliers that have no open subcontract; of one contract, of those that have one there. */
function questionnairesOf(scope: Scope, which: Which): SQL {
  const chosen = and(
    sql`${questionnaireRequests.primeId} = ${scope.actor.organizationId}::uuid`,
    isAwaited,
    isOfSuppliers(scope, which, questionnaireRequests.supplierId),
  );
  return sql`select ${questionnaireDueSql}::date as "on", ${questionnaireRequests.id} as id,
      ${questionnaireRequests.supplierId} as supplier_id
    from ${questionnaireRequests}
    join ${questionnaireSendings} on ${questionnaireSendings.id} = ${questionnaireRequests.sendingId}
    where ${chosen}`;
}

function conditionsOf(scope: Scope, which: Which): SQL {
  const { contractId } = which;
  const chosen = and(
    sql`${exceptionConditions.primeId} = ${scope.actor.organizationId}::uuid`,
    isConditionOpen(),
    sql`${subcontracts.state} <> 'closed'`,
    contractId ? sql`${subcontracts.contractId} = ${contractId}::uuid` : undefined,
    isOfSuppliers(scope, which, subcontracts.supplierId),
  );
  return sql`select ${exceptionConditions.dueOn} as "on", ${exceptionConditions.id} as id,
      ${subcontracts.supplierId} as supplier_id
    from ${exceptionConditions}
    join ${awardExceptions} on ${awardExceptions.id} = ${exceptionConditions.exceptionId}
    join ${subcontracts} on ${subcontracts.id} = ${awardExceptions.subcontractId}
    where ${chosen}`;
}

function plansOf(scope: Scope, which: Which): SQL {
  const chosen = and(
    sql`${remediationShares.primeId} = ${scope.actor.organizationId}::uuid`,
    isNull(remediationShares.endedAt),
    isNotNull(remediationShares.nextDueOn),
    sql`exists (select 1 from ${subcontracts}
      where ${subcontracts.supplierId} = ${remediationShares.supplierId}
        and ${subcontracts.state} <> 'closed')`,
    isOfSuppliers(scope, which, remediationShares.supplierId),
  );
  return sql`select ${remediationShares.nextDueOn} as "on", ${remediationShares.planId} as id,
      ${remediationShares.supplierId} as supplier_id
    from ${remediationShares} where ${chosen}`;
}

/** Found first, and once: of few suppliers nothing else is walked. */
function isOfSuppliers(scope: Scope, which: Which, supplierId: SQLWrapper) {
  const { contractId } = which;
  const chosen = ofSuppliers(scope, { ...which, contractId: undefined });
  return and(
    chosen &&
      sql`${supplierId} = any(array(select ${suppliers.id} from ${suppliers}
      where ${suppliers.primeId} = ${scope.actor.organizationId}::uuid and ${chosen}))`,
    contractId
      ? sql`${supplierId} = any(array(select ${subcontracts.supplierId} ${openUnder(scope, contractId)}))`
      : undefined,
  );
}
