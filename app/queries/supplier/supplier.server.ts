import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { postureStateSql } from "#app/queries/posture/posture-state.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { type FirstContact, listContactStates } from "./contact.server.ts";

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
  /** the first day on which an eligible verdict ends */
  holdsUntil: CalendarDate | null;
  contactState: FirstContact["contactState"];
  /** the first contact; null without any */
  contact: FirstContact["contact"];
};

export type SupplierFilter = { search?: string; state?: PostureState; tag?: string };

/** Where a page begins or ends: the supplier after or before which it stands. */
export type SupplierCursor = { direction: "after" | "before"; legalName: string; id: string };

export const SUPPLIERS_PER_PAGE = 50;

export type SupplierPage = {
  suppliers: SupplierListItem[];
  hasPrevious: boolean;
  hasNext: boolean;
};

/** The prime's suppliers by name, with the worst state of their subcontracts. */
export async function listSuppliers(
  scope: Scope,
  filter: SupplierFilter,
  cursor: SupplierCursor | null = null,
  size = SUPPLIERS_PER_PAGE,
): Promise<SupplierPage> {
  const isBackwards = cursor?.direction === "before";
  const order = isBackwards ? desc : asc;
  const { id, legalName, uei, cages, tags } = suppliers;
  const rows = await scope.tx
    .select({ id, legalName, uei, cages, tags })
    .from(suppliers)
    .where(and(matching(scope, filter), beyond(cursor)))
    .orderBy(order(legalName), order(id))
    .limit(size + 1);
  const isMore = rows.length > size;
  const page = rows.slice(0, size);
  if (isBackwards) page.reverse();
  const ids = page.map((row) => row.id);
  const [standings, contacts] = await Promise.all([
    listStandings(scope, ids),
    listContactStates(scope, ids),
  ]);
  return {
    suppliers: page.map((row) => ({
      ...row,
      ...(standings.get(row.id) ?? { subcontracts: 0, state: null, holdsUntil: null }),
      ...(contacts.get(row.id) ?? { contactState: "not-invited" as const, contact: null }),
    })),
    hasPrevious: isBackwards ? isMore : cursor !== null,
    hasNext: isBackwards || isMore,
  };
}

const SUPPLIERS_PER_STEP = 1_000;

/** The whole list, for a file. */
export async function listAllSuppliers(
  scope: Scope,
  filter: SupplierFilter,
): Promise<SupplierListItem[]> {
  const all: SupplierListItem[] = [];
  let cursor: SupplierCursor | null = null;
  for (;;) {
    const page: SupplierPage = await listSuppliers(scope, filter, cursor, SUPPLIERS_PER_STEP);
    all.push(...page.suppliers);
    const last = page.suppliers.at(-1);
    if (!page.hasNext || !last) return all;
    cursor = { direction: "after", legalName: last.legalName, id: last.id };
  }
}

function beyond(cursor: SupplierCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  const { direction, legalName, id } = cursor;
  const sign = sql.raw(direction === "after" ? ">" : "<");
  return sql`(${suppliers.legalName}, ${suppliers.id}) ${sign} (${legalName}, ${id}::uuid)`;
}

function matching({ tx, actor }: Scope, { search, state, tag }: SupplierFilter): SQL | undefined {
  const words = search?.split(/\s+/).filter(Boolean) ?? [];
  return and(
    eq(suppliers.primeId, actor.organizationId),
    ...words.map((word) => sql`${suppliers.searchText} ilike ${likePattern(word)}`),
    tag ? sql`${tag} = any(${suppliers.tags})` : undefined,
    state
      ? inArray(
          suppliers.id,
          tx
            .select({ supplierId: subcontracts.supplierId })
            .from(subcontracts)
            .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
            .where(open(actor.organizationId))
            .groupBy(subcontracts.supplierId)
            .having(sql`${worstRank(actor.on)} = ${POSTURE_STATES.indexOf(state)}`),
        )
      : undefined,
  );
}

function open(primeId: string): SQL | undefined {
  return and(eq(subcontracts.primeId, primeId), sql`${subcontracts.state} <> 'closed'`);
}

/** The place of the worst state in `POSTURE_STATES`, counted from 0. */
function worstRank(on: CalendarDate): SQL<number> {
  const order = sql.raw(`array[${POSTURE_STATES.map((state) => `'${state}'`).join(",")}]`);
  return sql<number>`min(array_position(${order}, ${postureStateSql(on)})) - 1`;
}

/** The rolled-up subcontracts of the suppliers of one page. */
async function listStandings({ tx, actor }: Scope, ids: string[]) {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      supplierId: subcontracts.supplierId,
      count: sql<number>`count(*)::int`,
      rank: worstRank(actor.on),
      holdsUntil: sql<string | null>`min(${postures.holdsUntil})
        filter (where ${postures.verdict} = 'eligible')`,
    })
    .from(subcontracts)
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(and(open(actor.organizationId), inArray(subcontracts.supplierId, ids)))
    .groupBy(subcontracts.supplierId);
  return new Map(
    rows.map(({ supplierId, count, rank, holdsUntil }) => [
      supplierId,
      {
        subcontracts: count,
        state: POSTURE_STATES[rank] ?? null,
        holdsUntil: calendarDateOrNull(holdsUntil),
      },
    ]),
  );
}

const MOST_TAGS = 100;

/** The tags in use, by name. */
export async function listTags({ tx, actor }: Scope): Promise<string[]> {
  const tag = sql<string>`unnest(${suppliers.tags})`.as("tag");
  const rows = await tx
    .selectDistinct({ tag })
    .from(suppliers)
    .where(eq(suppliers.primeId, actor.organizationId))
    .orderBy(tag)
    .limit(MOST_TAGS);
  return rows.map((row) => row.tag);
}
