import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { POSTURE_STATES } from "#app/domain/posture/states.ts";
import type { SupplierCursor } from "#app/domain/supplier/list-address.ts";
import { type Actor, askAsReader, asReader } from "#app/platform/db.server.ts";
import { keptStatements, statementBuilder } from "#app/platform/kept-statement.server.ts";
import { type JsonMembers, jsonObject } from "#app/queries/sql/json-object.server.ts";
import { worstRankSql } from "#app/queries/sql/posture-state.server.ts";
import { ANY_READER, readerValues } from "#app/queries/sql/reader.server.ts";
import {
  isBeyond,
  placeOf,
  type Stretch,
  walkStretches,
} from "#app/queries/sql/stretches.server.ts";
import { supplierScoreSql } from "#app/queries/sql/supplier-score.server.ts";
import { supplierPostures } from "#db/schema/posture.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { contactStateSql } from "./contact-state.server.ts";
import { listCounts, stretchesOf } from "./list-order.server.ts";
import { goesByPosture, isOfSupplier, matching, type SupplierFilter } from "./supplier.server.ts";

type Listed = SupplierList["suppliers"][number];

const states = sql.raw(`array[${POSTURE_STATES.map((state) => `'${state}'`).join(",")}]`);

const ineligible = jsonObject<Listed["ineligible"][number]>({
  number: sql`listed.number`,
  contractPiid: sql`contract.piid`,
  reason: sql`kept.decision -> 'reasons' -> 0 ->> 'text'`,
  citation: sql`kept.decision -> 'reasons' -> 0 ->> 'citation'`,
});

/** A supplier as a program reads it. @param first the ids of those that are read, as a subquery */
const listedAmong = (first: SQL): JsonMembers<Listed> => ({
  id: suppliers.id,
  page: sql`${sql.placeholder("pages")}::text || ${suppliers.id}`,
  legalName: suppliers.legalName,
  uei: suppliers.uei,
  cages: suppliers.cages,
  tags: suppliers.tags,
  openSubcontracts: sql`coalesce(${supplierPostures.openSubcontracts}, 0)`,
  posture: sql`(${states})[1 + ${worstRankSql(ANY_READER.on)}]`,
  holdsUntil: supplierPostures.holdsUntil,
  sprsScore: supplierScoreSql(),
  // Only where the worst of them says that there is one.
  ineligible: sql`case when ${supplierPostures.worst} = 'ineligible' then array(
      select ${ineligible} from postures kept
      join subcontracts listed on listed.id = kept.subcontract_id
      join contracts contract on contract.id = listed.contract_id
      where kept.supplier_id = ${suppliers.id} and kept.verdict = 'ineligible' and listed.state <> 'closed'
      order by listed.number)
    else array[]::json[] end`,
  contactState: contactStateSql(ANY_READER, sql.placeholder("at"), first),
});

/** What is selected, in this order. */
type Row = [json: string, id: string, legalName: string, place: string];
const statementOf = keptStatements();

/**
 * A page of the list as programs read it, from its beginning or a cursor.
 *
 * @param pages what the address of a supplier's page begins with, before its id.
 * @returns each supplier as JSON, and where the next page begins; null after the last.
 */
export async function listSuppliersAsJson(
  actor: Actor,
  filter: SupplierFilter,
  { cursor, size }: { cursor: SupplierCursor | null; size: number },
  pages: string,
): Promise<{ suppliers: string[]; next: SupplierCursor | null }> {
  const isBackwards = cursor?.direction === "before";
  const isUp = isBackwards === Boolean(filter.isDescending);
  const rows = await walkStretches<Row>(
    await stretchesOf(filter, ANY_READER.on, () => asReader(actor, listCounts)),
    { place: cursor?.place ?? null, isUp, most: size + 1 },
    async (stretch, isFromCursor, most) => {
      const asked = { filter, isUp, isFromCursor, size: size + 1 };
      const statement = statementOf(
        JSON.stringify([asked, stretch.at]),
        () => selectListed(stretch, asked),
        {
          ...readerValues(actor),
          pages,
          at: actor.at.toISOString(),
          legalName: cursor?.legalName ?? "",
          id: cursor?.id ?? null,
          place: placeOf(stretch, cursor?.place ?? ""),
        },
      );
      const rows = (await askAsReader(actor, statement)) as Row[];
      return rows.slice(0, most);
    },
  );
  const page = rows.slice(0, size);
  if (isBackwards) page.reverse();
  const last = page.at(-1);
  const isMore = isBackwards || rows.length > size;
  return {
    suppliers: page.map(([json]) => json),
    next: isMore && last ? cursorAfter(last) : null,
  };
}

function cursorAfter([, id, legalName, place]: Row): SupplierCursor {
  return { direction: "after", id, legalName, place };
}

type Asked = { filter: SupplierFilter; isUp: boolean; isFromCursor: boolean; size: number };

/** The first rows of a stretch, for any reader and from any cursor. */
function selectListed(stretch: Stretch, asked: Asked) {
  const first = firstOf(stretch, asked);
  return statementBuilder
    .select({
      json: sql<string>`${jsonObject<Listed>(listedAmong(first))}::text`,
      id: suppliers.id,
      legalName: suppliers.legalName,
      place: stretch.place,
    })
    .from(suppliers)
    .leftJoin(supplierPostures, isOfSupplier)
    .where(sql`${suppliers.id} = any(array(${first}))`)
    .orderBy(...orderOf(stretch, asked));
}

/** The ids of the first rows of a stretch: what stands beside them is read of these few. */
function firstOf(stretch: Stretch, asked: Asked): SQL {
  const { filter, isUp, isFromCursor, size } = asked;
  const ties = {
    columns: sql`${suppliers.legalName}, ${suppliers.id}`,
    values: sql`${sql.placeholder("legalName")}::text, ${sql.placeholder("id")}::uuid`,
  };
  const beyond = isFromCursor
    ? isBeyond(stretch, sql.placeholder("place"), isUp ? ">" : "<", ties)
    : undefined;
  const every = statementBuilder.select({ id: suppliers.id }).from(suppliers);
  const joined = goesByPosture(filter) ? every.leftJoin(supplierPostures, isOfSupplier) : every;
  const query = joined
    .where(and(matching(ANY_READER, filter), stretch.isWithin, beyond))
    .orderBy(...orderOf(stretch, asked));
  // In the text: a limit among the values misleads the planner.
  return sql`${query.getSQL()} limit ${sql.raw(String(size))}`;
}

function orderOf({ first }: Stretch, { isUp }: Asked): SQL[] {
  const order = isUp ? asc : desc;
  return [...(first ? [order(first.by)] : []), order(suppliers.legalName), order(suppliers.id)];
}
