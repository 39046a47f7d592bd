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
} from "#app/domain/posture/subcontract-list-address.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import { VALUE_BAND_RANGES, type ValueBand } from "#app/domain/subcontract/value-bands.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement, statementBuilder } from "#app/platform/kept-statement.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { counted, countedOf, countedSums } from "#app/queries/sql/counted.server.ts";
import {
  changesByAwardSql,
  isInStanding,
  isPostureInState,
  postureStateSql,
  standingSql,
} from "#app/queries/sql/posture-state.server.ts";
import type { Reader } from "#app/queries/sql/reader.server.ts";
import {
  AS_TEXT,
  isBeyond,
  type PlaceReader,
  placed,
  placedBy,
  placedByDay,
  type Stretch,
  walkStretches,
} from "#app/queries/sql/stretches.server.ts";
import { distanceSql, isFoundBy, isNearBy, writtenPiidSql } from "#app/queries/sql/words.server.ts";
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
  scope: Scope,
  filter: SubcontractFilter,
  { cursor, size }: { cursor: SubcontractCursor | null; size: number } = {
    cursor: null,
    size: SUBCONTRACTS_PER_PAGE,
  },
): Promise<SubcontractPage> {
  const isUp = !filter.isDescending;
  const ties = { columns: sql`${subcontracts.number}`, values: sql`${cursor?.number ?? ""}::text` };
  const rows = await walkStretches(
    stretchesOf(filter, scope.actor.on),
    { place: cursor?.place ?? null, isUp, most: size + 1 },
    (stretch, isFromCursor, most) =>
      listStretch(scope, filter, most, {
        stretch,
        isUp,
        size: size + 1,
        beyond: isFromCursor
          ? isBeyond(stretch, cursor?.place ?? "", isUp ? ">" : "<", ties)
          : undefined,
      }),
  );
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

/** The first rows of a stretch that are asked for. */
export type Piece = { stretch: Stretch; isUp: boolean; size: number; beyond: SQL | undefined };

/** The first rows of a stretch of the list: which they are first, and then what stands beside these few. */
async function listStretch(scope: Scope, filter: SubcontractFilter, most: number, piece: Piece) {
  const { tx, actor } = scope;
  const { place } = piece.stretch;
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
      parentNumber: parentNumberSql,
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
    .where(sql`${subcontracts.id} = any(array(${firstOf(actor, filter, piece)}))`)
    .orderBy(...orderOf(piece));
  return rows.slice(0, most);
}

/** Number of the subcontract that one hangs under; null in the first tier. */
export const parentNumberSql = sql<string | null>`(select parent.number from subcontracts parent
  where parent.id = ${subcontracts.parentId})`;

/** The ids of the first rows of a stretch: names are looked at where they sort or are searched alone. */
export function firstOf(reader: Reader, filter: SubcontractFilter, piece: Piece): SQL {
  const { stretch, size, beyond } = piece;
  const query = statementBuilder
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(fitting(reader, filter), stretch.isWithin, beyond))
    .orderBy(...orderOf(piece))
    .$dynamic();
  if (filter.isNear || filter.sort === "contract")
    query.innerJoin(contracts, eq(contracts.id, subcontracts.contractId));
  if (filter.isNear || filter.sort === "supplier")
    query.innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId));
  // In the text: a limit among the values misleads the planner.
  return sql`${query.getSQL()} limit ${sql.raw(String(size))}`;
}

/** What the rows of a stretch are sorted by. */
export function orderOf({ stretch: { first }, isUp }: Piece): SQL[] {
  const direction = isUp ? asc : desc;
  return [...(first ? [direction(first.by)] : []), direction(subcontracts.number)];
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
  /** the paragraph that sets the requirement, or sets none; null while nothing is decided */
  citation: string | null;
  /** the day that the verdict was decided for; null while there is none */
  decidedFor: CalendarDate | null;
};

const detailsOf = keptStatement((tx) =>
  tx
    .select({
      id: subcontracts.id,
      contractTitle: contracts.title,
      supplierUei: suppliers.uei,
      supplierCages: suppliers.cages,
      cuiCategories: subcontracts.cuiCategories,
      commercialOffTheShelfOnly: subcontracts.commercialOffTheShelfOnly,
      reasons: sql<Reason[]>`coalesce(${postures.decision} -> 'reasons', '[]'::jsonb)`,
      citation: sql<string | null>`${postures.decision} ->> 'citation'`,
      decidedFor: postures.asOf,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      and(eq(subcontracts.primeId, sql.placeholder("primeId")), amongGiven(subcontracts.id, "ids")),
    ),
);

/** The rest of what a file tells of the subcontracts of a page, by their ids. */
export async function listSubcontractDetails(
  { tx, actor }: Scope,
  ids: readonly string[],
): Promise<Map<string, SubcontractDetail>> {
  const rows = await detailsOf(tx, { primeId: actor.organizationId, ids: idsText(ids) });
  return new Map(
    rows.map(({ id, decidedFor, ...detail }) => [
      id,
      { ...detail, decidedFor: calendarDateOrNull(decidedFor) },
    ]),
  );
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

async function countGroups(scope: Scope, filter: SubcontractFilter): Promise<SubcontractGroup[]> {
  const { tx, actor } = scope;
  const groups = {
    state: sql<string>`${postureStateSql(actor.on, counted)}`.as("facet_state"),
    standing: sql<string>`${counted.standing}`.as("facet_standing"),
    contract: sql<string>`${counted.contractId}::text`.as("facet_contract"),
    handles: sql<string>`coalesce(${counted.information}, 'not-answered')`.as("facet_handles"),
  };
  return tx
    .select({ ...groups, ...countedSums })
    .from(countedOf(scope, and(isFound(filter), isValued(filter))))
    .where(
      and(
        eq(counted.isClosed, filter.isClosed ?? false),
        filter.lapsesIn ? endsIn(filter.lapsesIn, counted) : undefined,
        filter.changesByAward ? eq(counted.changesByAward, true) : undefined,
        filter.own ? eq(counted.ownTermsVerdict, filter.own) : undefined,
      ),
    )
    .groupBy(sql`facet_state`, sql`facet_standing`, sql`facet_contract`, sql`facet_handles`);
}

function fitting(reader: Reader, filter: SubcontractFilter): SQL | undefined {
  const { handles } = filter;
  return and(
    eq(subcontracts.primeId, reader.organizationId),
    // In the text, where the index of the closed ones is entered by it.
    filter.isClosed ? sql`${subcontracts.state} = 'closed'` : ne(subcontracts.state, "closed"),
    filter.contractId ? eq(subcontracts.contractId, filter.contractId) : undefined,
    filter.lapsesIn ? endsIn(filter.lapsesIn) : undefined,
    filter.state ? isPostureInState(filter.state, reader.on) : undefined,
    filter.standing ? isInStanding(filter.standing) : undefined,
    handles === "not-answered" ? isNull(subcontracts.information) : undefined,
    handles && handles !== "not-answered" ? eq(subcontracts.information, handles) : undefined,
    isValued(filter),
    filter.changesByAward ? changesByAwardSql() : undefined,
    filter.own ? eq(postures.ownTermsVerdict, filter.own) : undefined,
    isFound(filter),
  );
}

function isFound({ search, isNear }: SubcontractFilter): SQL | undefined {
  if (!search) return undefined;
  return isNear
    ? isNearBy("subcontracts", subcontracts.id, search, searchedText)
    : isFoundBy("subcontracts", subcontracts.id, search, searchedAlone);
}

function isValued({ value }: SubcontractFilter): SQL | undefined {
  return value ? isInValueBand(value) : undefined;
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

/** The same where neither the contract nor the supplier stands beside it. */
const searchedAlone = sql`(select ${searchedText} from ${contracts}, ${suppliers}
  where ${contracts.id} = ${subcontracts.contractId} and ${suppliers.id} = ${subcontracts.supplierId})`;

function endsIn(
  month: string,
  {
    verdict,
    holdsUntil,
  }: Pick<typeof postures, "verdict" | "holdsUntil"> | typeof counted = postures,
): SQL | undefined {
  const first = `${month}-01`;
  return and(
    sql`${verdict} = 'eligible'`,
    sql`${holdsUntil} >= ${first}::date`,
    sql`${holdsUntil} < ${first}::date + interval '1 month'`,
  );
}

const LAST_OF_DAYS = "9999-12-31";
const AS_AMOUNT: PlaceReader = {
  type: "bigint",
  clean: (place) => (/^\d{1,12}$/.test(place) ? place : "0"),
};

/** The stretches of an order, the first first; the number decides between equals. */
export function stretchesOf(
  { sort = "number", search, isNear, state }: SubcontractFilter,
  on: Reader["on"],
): Stretch[] {
  const { plannedAwardOn, value } = subcontracts;
  const { holdsUntil } = postures;
  switch (sort) {
    case "number":
      return search && isNear
        ? [placedBy(distanceSql(searchedText, search), AS_TEXT)]
        : [placed("")];
    case "supplier":
      return [placedBy(sql`${suppliers.legalName}`, AS_TEXT)];
    case "contract":
      return [placedBy(sql`${contracts.piid}`, AS_TEXT)];
    case "state":
      return POSTURE_STATES.flatMap((one, index) =>
        state === undefined || state === one
          ? [placed(String(index + 1), isPostureInState(one, on))]
          : [],
      );
    case "until":
      return [placedByDay(sql`${holdsUntil}`), placed(LAST_OF_DAYS, sql`${holdsUntil} is null`)];
    case "award":
      return [
        placedByDay(sql`${plannedAwardOn}`),
        placed(LAST_OF_DAYS, sql`${plannedAwardOn} is null`),
      ];
    case "value":
      return [
        placed("", sql`${value} is null`),
        placedBy(sql`${value}`, AS_AMOUNT, sql`${value} is not null`),
      ];
  }
}
