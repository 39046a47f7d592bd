import {
  and,
  asc,
  desc,
  eq,
  isNotNull,
  isNull,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { WorstReason } from "#app/domain/supplier/export-list.ts";
import type {
  SupplierCursor,
  SupplierListAddress,
  SupplierState,
} from "#app/domain/supplier/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { isInState, postureStateSql, worstRankSql } from "#app/queries/sql/posture-state.server.ts";
import type { Reader } from "#app/queries/sql/reader.server.ts";
import { isBeyond, walkStretches } from "#app/queries/sql/stretches.server.ts";
import { isInScoreBand, supplierScoreSql } from "#app/queries/sql/supplier-score.server.ts";
import { isFoundBy, isNearBy } from "#app/queries/sql/words.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures, supplierCounts, supplierPostures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type FirstContact, listContactStates } from "./contact.server.ts";
import { listCounts, stretchesOf } from "./list-order.server.ts";
import { isStandingRecord } from "./merge.server.ts";

export type SupplierListItem = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  /** open subcontracts */
  subcontracts: number;
  /** the worst of the subcontracts; null without any */
  state: PostureState | null;
  /** the SPRS score that stands for it; null where none was told */
  score: number | null;
  /** the first day on which an eligible verdict ends */
  holdsUntil: CalendarDate | null;
  /** of each ineligible subcontract the first reason, by number */
  reasons: WorstReason[];
  contactState: FirstContact["contactState"];
  /** the first contact; null without any */
  contact: FirstContact["contact"];
};

/** What the list is narrowed to and sorted by; absent: every supplier by name. */
export type SupplierFilter = Partial<SupplierListAddress>;

export const SUPPLIERS_PER_PAGE = 50;

export type SupplierPage = {
  suppliers: SupplierListItem[];
  /** where the page before ends and the one after begins; null without one */
  previous: SupplierCursor | null;
  next: SupplierCursor | null;
};

/** The prime's suppliers in the order asked for, with the worst state of their subcontracts. */
export async function listSuppliers(
  scope: Scope,
  filter: SupplierFilter,
  cursor: SupplierCursor | null = null,
  size = SUPPLIERS_PER_PAGE,
): Promise<SupplierPage> {
  const isBackwards = cursor?.direction === "before";
  const rows = await listRows(scope, filter, cursor, size + 1);
  const isMore = rows.length > size;
  const page = rows.slice(0, size);
  if (isBackwards) page.reverse();
  const ids = page.map((row) => row.id);
  const [found, contacts] = await Promise.all([
    listStandings(scope, ids),
    listContactStates(scope, ids),
  ]);
  const at = (row: (typeof page)[number] | undefined, direction: SupplierCursor["direction"]) =>
    row ? { direction, id: row.id, legalName: row.legalName, place: row.place } : null;
  const hasPrevious = isBackwards ? isMore : cursor !== null;
  return {
    suppliers: page.map(({ place: _, ...row }) => ({
      ...row,
      ...(found.get(row.id) ?? NO_STANDING),
      ...(contacts.get(row.id) ?? { contactState: "not-invited" as const, contact: null }),
    })),
    previous: hasPrevious ? at(page[0], "before") : null,
    next: isBackwards || isMore ? at(page.at(-1), "after") : null,
  };
}

type SupplierRow = Pick<
  SupplierListItem,
  "id" | "legalName" | "uei" | "cages" | "tags" | "score"
> & { place: string };

/** The rows after or before a cursor, in the order in which they are walked. */
async function listRows(
  scope: Scope,
  filter: SupplierFilter,
  cursor: SupplierCursor | null,
  most: number,
): Promise<SupplierRow[]> {
  const isUp = (cursor?.direction !== "before") !== Boolean(filter.isDescending);
  const order = isUp ? asc : desc;
  const { id, legalName, uei, cages, tags } = suppliers;
  const score = supplierScoreSql();
  const ties = {
    columns: sql`${legalName}, ${id}`,
    values: sql`${cursor?.legalName ?? ""}, ${cursor?.id ?? null}::uuid`,
  };
  return walkStretches<SupplierRow>(
    await stretchesOf(filter, scope.actor.on, () => listCounts(scope)),
    { place: cursor?.place ?? null, isUp, most },
    (stretch, isFromCursor, limit) => {
      const { place, isWithin, first } = stretch;
      const every = scope.tx
        .select({ id, legalName, uei, cages, tags, score, place })
        .from(suppliers);
      const joined = goesByPosture(filter) ? every.leftJoin(supplierPostures, isOfSupplier) : every;
      const beyond = isFromCursor
        ? isBeyond(stretch, cursor?.place ?? "", isUp ? ">" : "<", ties)
        : undefined;
      return joined
        .where(and(matching(scope.actor, filter), isWithin, beyond))
        .orderBy(...(first ? [order(first.by)] : []), order(legalName), order(id))
        .limit(limit);
    },
  );
}

/**
 * A page of the list; where nothing holds what is searched for, of what comes close to it.
 *
 * @returns the page with what it was narrowed by.
 */
export async function findSuppliers(
  scope: Scope,
  filter: SupplierListAddress,
  cursor: SupplierCursor | null,
): Promise<SupplierPage & { filter: SupplierListAddress }> {
  const page = await listSuppliers(scope, filter, cursor);
  if (page.suppliers.length > 0 || cursor || !filter.search || filter.isNear)
    return { ...page, filter };
  const near = { ...filter, isNear: true };
  const found = await listSuppliers(scope, near);
  return found.suppliers.length > 0 ? { ...found, filter: near } : { ...page, filter };
}

/** The same suppliers by their ids alone: the first of them by name, as many as are asked for. */
export async function listSupplierIds(
  scope: Scope,
  filter: SupplierFilter,
  most: number,
): Promise<string[]> {
  const every = scope.tx.select({ id: suppliers.id }).from(suppliers);
  const joined = goesByPosture(filter) ? every.leftJoin(supplierPostures, isOfSupplier) : every;
  const rows = await joined
    .where(matching(scope.actor, filter))
    .orderBy(asc(suppliers.legalName), asc(suppliers.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

const SUPPLIERS_PER_PIECE = 1_000;

/** The whole list, for a file, a piece at a time: the next is read when it is asked for. */
export async function* listAllSuppliers(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: SupplierFilter,
): AsyncGenerator<SupplierListItem[]> {
  let cursor: SupplierCursor | null = null;
  do {
    const from: SupplierCursor | null = cursor;
    const page: SupplierPage = await read((scope) =>
      listSuppliers(scope, filter, from, SUPPLIERS_PER_PIECE),
    );
    yield page.suppliers;
    cursor = page.next;
  } while (cursor);
}

type StateCounts = Partial<Record<SupplierState, number>>;

/** How many suppliers are in each state, whichever of them is chosen. */
export function countSupplierStates(
  scope: Scope,
  { state, sort, isDescending, ...others }: SupplierFilter,
): Promise<StateCounts> {
  return keptWhileQuiet(scope, `supplier states ${keyOf(scope, others)}`, () =>
    countStates(scope, others),
  );
}

/** What a count depends on: whose suppliers are mine differs by person. */
function keyOf({ actor }: Scope, filter: SupplierFilter): string {
  return JSON.stringify(filter.isMine ? { ...filter, of: actor.personId } : filter);
}

async function countStates(scope: Scope, others: SupplierFilter): Promise<StateCounts> {
  const { tx, actor } = scope;
  const rows = isKept(scope, others)
    ? await tx
        .select({
          rank: worstRankSql(actor.on, supplierCounts).as("rank"),
          count: sql<number>`sum(${supplierCounts.suppliers})::int`,
        })
        .from(supplierCounts)
        .where(
          and(
            eq(supplierCounts.primeId, actor.organizationId),
            others.tag ? eq(supplierCounts.tag, others.tag) : isNull(supplierCounts.tag),
          ),
        )
        .groupBy(sql`rank`)
    : await tx
        .select({
          rank: worstRankSql(actor.on).as("rank"),
          count: sql<number>`count(*)::int`,
        })
        .from(suppliers)
        .leftJoin(supplierPostures, isOfSupplier)
        .where(matching(actor, others))
        .groupBy(sql`rank`);
  return Object.fromEntries(
    rows.map(({ rank, count }) => [(rank !== null && POSTURE_STATES[rank]) || "none", count]),
  );
}

/** Whether what is counted of suppliers that fit is kept: by state and tag it is, and for the present. */
function isKept({ actor }: Scope, { state, tag, sort, isDescending, ...others }: SupplierFilter) {
  return !Object.values(others).some(Boolean) && !actor.knownAt && !actor.auditContracts;
}

/** Whether what the subcontracts of each supplier come to narrows or sorts the list. */
export function goesByPosture({ state, sort = "name" }: SupplierFilter): boolean {
  return state !== undefined || sort !== "name";
}

export const isOfSupplier = eq(supplierPostures.supplierId, suppliers.id);

/** What a list of suppliers is narrowed to. */
export function matching(reader: Reader, filter: SupplierFilter): SQL | undefined {
  const { search, isNear, state, score, tag, isMine } = filter;
  const finds = (words: string) =>
    isNear
      ? isNearBy("suppliers", suppliers.id, words, suppliers.searchText)
      : isFoundBy("suppliers", suppliers.id, words, suppliers.searchText);
  return and(
    eq(suppliers.primeId, reader.organizationId),
    isStandingRecord(),
    search ? finds(search) : undefined,
    score ? isInScoreBand(score) : undefined,
    tag ? sql`${tag} = any(${suppliers.tags})` : undefined,
    isMine ? eq(suppliers.ownerId, reader.personId) : undefined,
    state && isInState(state, reader.on),
  );
}

function open(primeId: string | Placeholder): SQL | undefined {
  return and(eq(subcontracts.primeId, primeId), sql`${subcontracts.state} <> 'closed'`);
}

/** The place of a state in `POSTURE_STATES`, counted from 0. */
function rankSql(on: CalendarDate | Placeholder): SQL<number> {
  const order = sql.raw(`array[${POSTURE_STATES.map((state) => `'${state}'`).join(",")}]`);
  return sql<number>`array_position(${order}, ${postureStateSql(on)}) - 1`;
}

const NO_STANDING = { subcontracts: 0, state: null, holdsUntil: null, reasons: [] };

const standingsAmong = keptStatement((tx) =>
  tx
    .select({
      supplierId: subcontracts.supplierId,
      count: sql<number>`count(*)::int`,
      rank: sql<number>`min(${rankSql(sql.placeholder("on"))})`,
      holdsUntil: sql<string | null>`min(${postures.holdsUntil})
        filter (where ${postures.verdict} = 'eligible')`,
      reasons: sql<WorstReason[]>`coalesce(jsonb_agg(jsonb_build_object(
          'number', ${subcontracts.number},
          'contractPiid', ${contracts.piid},
          'reason', ${postures.decision} -> 'reasons' -> 0 ->> 'text',
          'citation', ${postures.decision} -> 'reasons' -> 0 ->> 'citation') order by ${subcontracts.number})
        filter (where ${postures.verdict} = 'ineligible'), '[]'::jsonb)`,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      and(open(sql.placeholder("primeId")), amongGiven(subcontracts.supplierId, "supplierIds")),
    )
    .groupBy(subcontracts.supplierId),
);

/** The rolled-up subcontracts of the suppliers of one page, with why the ineligible ones are. */
async function listStandings({ tx, actor }: Scope, ids: string[]) {
  if (ids.length === 0) return new Map();
  const rows = await standingsAmong(tx, {
    primeId: actor.organizationId,
    on: actor.on,
    supplierIds: idsText(ids),
  });
  return new Map(
    rows.map(({ supplierId, count, rank, holdsUntil, reasons }) => [
      supplierId,
      {
        subcontracts: count,
        state: POSTURE_STATES[rank] ?? null,
        holdsUntil: calendarDateOrNull(holdsUntil),
        reasons,
      },
    ]),
  );
}

const MOST_TAGS = 100;

type TagCount = { tag: string; count: number };

/** The tags in use, by name, with how many of the suppliers that fit have each. */
export function listTags(
  scope: Scope,
  { tag, sort, isDescending, ...others }: SupplierFilter = {},
): Promise<TagCount[]> {
  return keptWhileQuiet(scope, `supplier tags ${keyOf(scope, others)}`, () =>
    countTags(scope, others),
  );
}

async function countTags(scope: Scope, others: SupplierFilter): Promise<TagCount[]> {
  const { tx, actor } = scope;
  if (isKept(scope, others))
    return tx
      .select({
        tag: sql<string>`${supplierCounts.tag}`,
        count: sql<number>`sum(${supplierCounts.suppliers})::int`,
      })
      .from(supplierCounts)
      .where(
        and(
          eq(supplierCounts.primeId, actor.organizationId),
          isNotNull(supplierCounts.tag),
          others.state && isInState(others.state, actor.on, supplierCounts),
        ),
      )
      .groupBy(supplierCounts.tag)
      .orderBy(supplierCounts.tag)
      .limit(MOST_TAGS);
  const tag = sql<string>`unnest(${suppliers.tags})`.as("tag");
  const every = tx.select({ tag }).from(suppliers);
  const joined = others.state ? every.leftJoin(supplierPostures, isOfSupplier) : every;
  const used = joined.where(matching(actor, others)).as("used");
  return tx
    .select({ tag: used.tag, count: sql<number>`count(*)::int` })
    .from(used)
    .groupBy(used.tag)
    .orderBy(used.tag)
    .limit(MOST_TAGS);
}
