import { and, asc, desc, eq, gte, isNull, lte, ne, type SQL, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { OwnTermsVerdict, Reason, Verdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { SubcontractGroup } from "#app/domain/posture/subcontract-counts.ts";
import type {
  SubcontractCursor,
  SubcontractListAddress,
  SubcontractSort,
} from "#app/domain/posture/subcontract-list-address.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import { VALUE_BAND_RANGES, type ValueBand } from "#app/domain/subcontract/value-bands.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import {
  changesByAwardSql,
  postureStateSql,
  standingSql,
} from "#app/queries/sql/posture-state.server.ts";
import {
  comesClose,
  distanceSql,
  isFoundBy,
  writtenPiidSql,
} from "#app/queries/sql/words.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

export type SubcontractListItem = {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  supplierId: string;
  supplierName: string;
  contractId: string;
  contractPiid: string;
  /** number of the subcontract it hangs under; null in the first tier */
  parentNumber: string | null;
  information: Information | null;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  plannedAwardOn: CalendarDate | null;
  /** in whole US dollars; null where it is not known */
  value: number | null;
  postureState: PostureState;
  standing: Standing;
  /** the verdict of the planned award day, while that day is to come */
  awardDayVerdict: Verdict | null;
  holdsUntil: CalendarDate | null;
  /** what the prime asks beyond the rule, and whether it is met; null where it asks nothing */
  ownTermsRequired: RequiredStatus | null;
  ownTermsVerdict: OwnTermsVerdict["verdict"] | null;
  /** the first reason of the verdict; null while nothing is decided */
  reason: string | null;
};

export const SUBCONTRACTS_PER_PAGE = 50;

/** What a list is narrowed to and sorted by; absent: the open ones by number. */
export type SubcontractFilter = Partial<SubcontractListAddress>;

export type SubcontractPage = {
  subcontracts: SubcontractListItem[];
  /** where the next page begins; null on the last */
  next: SubcontractCursor | null;
};

/** Subcontracts in the order asked for, a page at a time. */
export async function listSubcontracts(
  { tx, actor }: Scope,
  filter: SubcontractFilter,
  { cursor, size }: { cursor: SubcontractCursor | null; size: number } = {
    cursor: null,
    size: SUBCONTRACTS_PER_PAGE,
  },
): Promise<SubcontractPage> {
  const place = placeSql(filter, actor.on);
  const direction = filter.isDescending ? desc : asc;
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      title: subcontracts.title,
      state: subcontracts.state,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
      contractId: contracts.id,
      contractPiid: contracts.piid,
      parentNumber: sql<string | null>`(select parent.number from subcontracts parent
        where parent.id = ${subcontracts.parentId})`,
      information: subcontracts.information,
      required: postures.required,
      verdict: postures.verdict,
      plannedAwardOn: subcontracts.plannedAwardOn,
      value: subcontracts.value,
      postureState: postureStateSql(actor.on),
      standing: standingSql(),
      awardDayVerdict: postures.awardDayVerdict,
      holdsUntil: postures.holdsUntil,
      ownTermsRequired: postures.ownTermsRequired,
      ownTermsVerdict: postures.ownTermsVerdict,
      reason: sql<string | null>`${postures.decision} -> 'reasons' -> 0 ->> 'text'`,
      place,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(fitting(actor, filter), cursor ? beyond(cursor, filter, place) : undefined))
    .orderBy(direction(place), direction(subcontracts.number))
    .limit(size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    subcontracts: page.map(({ place: _, ...row }) => ({
      ...row,
      plannedAwardOn: calendarDateOrNull(row.plannedAwardOn),
      holdsUntil: calendarDateOrNull(row.holdsUntil),
    })),
    next: rows.length > size && last ? { number: last.number, place: last.place } : null,
  };
}

/** The same subcontracts by their ids alone: the first of them, as many as are asked for. */
export async function listSubcontractIds(
  { tx, actor }: Scope,
  filter: SubcontractFilter,
  most: number,
): Promise<string[]> {
  const rows = await tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(fitting(actor, filter))
    .orderBy(asc(subcontracts.number))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** What a file tells of a subcontract beyond the list. */
export type SubcontractDetail = {
  contractTitle: string;
  supplierUei: string | null;
  supplierCages: string[];
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
  reasons: Reason[];
};

/** The rest of what a file tells of the subcontracts of a page, by their ids. */
export async function listSubcontractDetails(
  { tx, actor }: Scope,
  ids: readonly string[],
): Promise<Map<string, SubcontractDetail>> {
  const rows = await tx
    .select({
      id: subcontracts.id,
      contractTitle: contracts.title,
      supplierUei: suppliers.uei,
      supplierCages: suppliers.cages,
      cuiCategories: subcontracts.cuiCategories,
      commercialOffTheShelfOnly: subcontracts.commercialOffTheShelfOnly,
      reasons: sql<Reason[]>`coalesce(${postures.decision} -> 'reasons', '[]'::jsonb)`,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(eq(subcontracts.primeId, actor.organizationId), among(subcontracts.id, ids)));
  return new Map(rows.map(({ id, ...detail }) => [id, detail]));
}

/** How many subcontracts have each combination of values, whatever of them is chosen. */
export function listSubcontractGroups(
  scope: Scope,
  filter: SubcontractFilter,
): Promise<SubcontractGroup[]> {
  const { state, standing, contractId, handles, sort, isDescending, ...others } = filter;
  return keptWhileQuiet(scope, `subcontract groups ${JSON.stringify(others)}`, () =>
    countGroups(scope, others),
  );
}

async function countGroups(
  { tx, actor }: Scope,
  filter: SubcontractFilter,
): Promise<SubcontractGroup[]> {
  const groups = {
    state: sql<string>`${postureStateSql(actor.on)}`.as("facet_state"),
    standing: sql<string>`${standingSql()}`.as("facet_standing"),
    contract: sql<string>`${subcontracts.contractId}::text`.as("facet_contract"),
    handles: sql<string>`coalesce(${subcontracts.information}, 'not-answered')`.as("facet_handles"),
  };
  const counted = tx
    .select({
      ...groups,
      count: sql<number>`count(*)::int`,
      valued: sql<number>`count(${subcontracts.value})::int`,
      value: sql<number>`coalesce(sum(${subcontracts.value}), 0)`.mapWith(Number),
    })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .$dynamic();
  // Contract and supplier are looked at where something close to words is searched for, and nowhere else.
  const found = filter.isNear
    ? counted
        .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
        .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    : counted;
  return found
    .where(fitting(actor, filter))
    .groupBy(sql`facet_state`, sql`facet_standing`, sql`facet_contract`, sql`facet_handles`);
}

function fitting(actor: Scope["actor"], filter: SubcontractFilter): SQL | undefined {
  const { search, handles, value } = filter;
  const finds = (words: string) =>
    filter.isNear
      ? comesClose(searchedText, words)
      : isFoundBy("subcontracts", subcontracts.id, words);
  return and(
    eq(subcontracts.primeId, actor.organizationId),
    filter.isClosed ? eq(subcontracts.state, "closed") : ne(subcontracts.state, "closed"),
    filter.contractId ? eq(subcontracts.contractId, filter.contractId) : undefined,
    filter.lapsesIn ? endsIn(filter.lapsesIn) : undefined,
    filter.state ? sql`${postureStateSql(actor.on)} = ${filter.state}` : undefined,
    filter.standing ? sql`${standingSql()} = ${filter.standing}` : undefined,
    handles === "not-answered" ? isNull(subcontracts.information) : undefined,
    handles && handles !== "not-answered" ? eq(subcontracts.information, handles) : undefined,
    value ? isInValueBand(value) : undefined,
    filter.changesByAward ? changesByAwardSql() : undefined,
    filter.own ? eq(postures.ownTermsVerdict, filter.own) : undefined,
    search ? finds(search) : undefined,
  );
}

function isInValueBand(band: ValueBand): SQL | undefined {
  if (band === "none") return isNull(subcontracts.value);
  const { lowest, highest } = VALUE_BAND_RANGES[band];
  return and(
    gte(subcontracts.value, lowest),
    highest === null ? undefined : lte(subcontracts.value, highest),
  );
}

/** What a subcontract is found by: its number and title, its contract, where it is performed, its supplier. */
const searchedText = sql`concat_ws(' ', flowdown.subcontract_text(${subcontracts.number},
  ${subcontracts.title}, ${subcontracts.performingCages}), ${writtenPiidSql}, ${suppliers.searchText})`;

function endsIn(month: string): SQL | undefined {
  const first = `${month}-01`;
  return and(
    eq(postures.verdict, "eligible"),
    sql`${postures.holdsUntil} >= ${first}::date`,
    sql`${postures.holdsUntil} < ${first}::date + interval '1 month'`,
  );
}

const LAST_OF_DAYS = "9999-12-31";

/** What each order goes by, as text; the number decides between equals. */
function placeSql({ sort, search, isNear }: SubcontractFilter, on: CalendarDate): SQL<string> {
  if (search && isNear && !isSorted(sort)) return distanceSql(searchedText, search);
  const states = sql.raw(`array[${POSTURE_STATES.map((state) => `'${state}'`).join(",")}]`);
  const places: Record<SubcontractSort, SQL<string>> = {
    number: sql`''::text`,
    supplier: sql`${suppliers.legalName}`,
    contract: sql`${contracts.piid}`,
    state: sql`array_position(${states}, ${postureStateSql(on)})::text`,
    until: sql`coalesce(${postures.holdsUntil}::text, ${LAST_OF_DAYS})`,
    award: sql`coalesce(${subcontracts.plannedAwardOn}::text, ${LAST_OF_DAYS})`,
    value: sql`coalesce(to_char(${subcontracts.value}, 'FM000000000000'), '')`,
  };
  return places[sort ?? "number"];
}

/** Whether another order than that of numbers was asked for. */
function isSorted(sort: SubcontractSort | undefined): boolean {
  return sort !== undefined && sort !== "number";
}

function beyond(cursor: SubcontractCursor, filter: SubcontractFilter, place: SQL): SQL {
  const sign = sql.raw(filter.isDescending ? "<" : ">");
  // By number alone the index of numbers is walked.
  if (!isSorted(filter.sort) && !filter.isNear)
    return sql`${subcontracts.number} ${sign} ${cursor.number}`;
  return sql`(${place}, ${subcontracts.number}) ${sign} (${cursor.place}, ${cursor.number})`;
}
