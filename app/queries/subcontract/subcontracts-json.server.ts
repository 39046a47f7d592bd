import { eq, sql } from "drizzle-orm";
import type { SubcontractList } from "#app/domain/access-key/subcontract-list.ts";
import type { SubcontractCursor } from "#app/domain/posture/subcontract-list-address.ts";
import { type Actor, askAsReader } from "#app/platform/db.server.ts";
import { keptStatements, statementBuilder } from "#app/platform/kept-statement.server.ts";
import { type JsonMembers, jsonObject } from "#app/queries/sql/json-object.server.ts";
import {
  mayBeAwardedSql,
  postureStateSql,
  standingSql,
} from "#app/queries/sql/posture-state.server.ts";
import { ANY_READER, readerValues } from "#app/queries/sql/reader.server.ts";
import {
  isBeyond,
  placeOf,
  type Stretch,
  walkStretches,
} from "#app/queries/sql/stretches.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  firstOf,
  orderOf,
  parentNumberSql,
  type SubcontractFilter,
  stretchesOf,
} from "./list.server.ts";

type Listed = SubcontractList["subcontracts"][number];
type Kept = NonNullable<Listed["verdict"]>;
type OwnTerms = NonNullable<Listed["ownTerms"]>;

const citation = sql`${postures.decision} ->> 'citation'`;
/** Nothing is decided without its paragraph. */
const isDecided = sql`${postures.verdict} is not null and ${citation} is not null`;

/** A subcontract as a program reads it. */
const LISTED: JsonMembers<Listed> = {
  id: subcontracts.id,
  page: sql`${sql.placeholder("pages")}::text || ${subcontracts.id}`,
  number: subcontracts.number,
  title: subcontracts.title,
  state: subcontracts.state,
  contract: jsonObject<Listed["contract"]>({
    id: contracts.id,
    piid: contracts.piid,
    title: contracts.title,
  }),
  supplier: jsonObject<Listed["supplier"]>({
    id: suppliers.id,
    legalName: suppliers.legalName,
    uei: suppliers.uei,
    cages: suppliers.cages,
  }),
  parentNumber: parentNumberSql,
  information: subcontracts.information,
  cuiCategories: subcontracts.cuiCategories,
  commercialOffTheShelfOnly: subcontracts.commercialOffTheShelfOnly,
  valueUsd: subcontracts.value,
  plannedAwardOn: subcontracts.plannedAwardOn,
  mayBeAwarded: sql`case when ${isDecided} then ${mayBeAwardedSql(ANY_READER.on)} else false end`,
  posture: postureStateSql(ANY_READER.on),
  verdict: sql`case when ${isDecided} then ${jsonObject<Kept>({
    verdict: postures.verdict,
    required: postures.required,
    citation,
    decidedFor: postures.asOf,
    holdsUntil: postures.holdsUntil,
    reasons: sql`coalesce(${postures.decision} -> 'reasons', '[]'::jsonb)`,
  })} end`,
  awardDayVerdict: postures.awardDayVerdict,
  standing: standingSql(),
  ownTerms: sql`case when ${postures.ownTermsRequired} is not null and ${postures.ownTermsVerdict} is not null
    then ${jsonObject<OwnTerms>({
      required: postures.ownTermsRequired,
      verdict: postures.ownTermsVerdict,
    })} end`,
};

/** What is selected, in this order. */
type Row = [json: string, number: string, place: string];
const statementOf = keptStatements();

/**
 * A piece of a list as programs read it.
 *
 * @param pages what the address of a subcontract's page begins with, before its id.
 * @returns each subcontract as JSON, and where the next piece begins; null after the last.
 */
export async function listSubcontractsAsJson(
  actor: Actor,
  filter: SubcontractFilter,
  { cursor, size }: { cursor: SubcontractCursor | null; size: number },
  pages: string,
): Promise<{ subcontracts: string[]; next: SubcontractCursor | null }> {
  const isUp = !filter.isDescending;
  const rows = await walkStretches<Row>(
    stretchesOf(filter, ANY_READER.on),
    { place: cursor?.place ?? null, isUp, most: size + 1 },
    async (stretch, isFromCursor, most) => {
      const asked = { filter, isUp, size: size + 1, isFromCursor };
      const statement = statementOf(
        JSON.stringify([asked, stretch.at]),
        () => selectListed(stretch, asked),
        {
          ...readerValues(actor),
          pages,
          number: cursor?.number ?? "",
          place: placeOf(stretch, cursor?.place ?? ""),
        },
      );
      const rows = (await askAsReader(actor, statement)) as Row[];
      return rows.slice(0, most);
    },
  );
  const page = rows.slice(0, size);
  const [, number, place] = page.at(-1) ?? [];
  const isMore = rows.length > size && number !== undefined && place !== undefined;
  return {
    subcontracts: page.map(([json]) => json),
    next: isMore ? { number, place } : null,
  };
}

type Asked = { filter: SubcontractFilter; isUp: boolean; size: number; isFromCursor: boolean };

/** The first rows of a stretch, for any reader and from any cursor. */
function selectListed(stretch: Stretch, asked: Asked) {
  const { filter, isUp, size, isFromCursor } = asked;
  const ties = {
    columns: sql`${subcontracts.number}`,
    values: sql`${sql.placeholder("number")}::text`,
  };
  const beyond = isFromCursor
    ? isBeyond(stretch, sql.placeholder("place"), isUp ? ">" : "<", ties)
    : undefined;
  const piece = { stretch, isUp, size, beyond };
  return statementBuilder
    .select({
      json: sql<string>`${jsonObject<Listed>(LISTED)}::text`,
      number: subcontracts.number,
      place: stretch.place,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(sql`${subcontracts.id} = any(array(${firstOf(ANY_READER, filter, piece)}))`)
    .orderBy(...orderOf(piece));
}
