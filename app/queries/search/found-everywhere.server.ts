import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { AssessmentType, StatusKind } from "#app/domain/cmmc/vocabulary.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import {
  comesClose,
  distanceSql,
  holdsWords,
  writtenPiidSql,
} from "#app/queries/sql/words.server.ts";
import {
  listSubcontracts,
  type SubcontractListItem,
} from "#app/queries/subcontract/list.server.ts";
import { listSuppliers, type SupplierListItem } from "#app/queries/supplier/supplier.server.ts";
import { assessments } from "#db/schema/assessment.ts";
import { contracts } from "#db/schema/contract.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** So many of each kind are shown; the rest stands in its list. */
const MOST_FOUND = 10;

/** What was found of one kind: the first of it, and whether there is more. */
type Found<Item> = { items: Item[]; isMore: boolean };

export type FoundContract = { id: string; piid: string; title: string; agency: string };

/** An assessment found by its CMMC UID, with the supplier that shared it. */
export type FoundAssessment = {
  factId: string;
  cmmcUid: string;
  type: AssessmentType;
  status: StatusKind | null;
  statusDate: CalendarDate;
  supplierId: string;
  supplierName: string;
};

export type FoundEverywhere = {
  suppliers: Found<SupplierListItem>;
  subcontracts: Found<SubcontractListItem>;
  closedSubcontracts: Found<SubcontractListItem>;
  contracts: Found<FoundContract>;
  assessments: Found<FoundAssessment>;
};

/**
 * Whatever of the prime holds each word of a search, or where nothing at all does, comes close to it.
 *
 * @returns what was found, and whether it only comes close.
 */
export async function findEverywhere(
  scope: Scope,
  search: string,
): Promise<{ found: FoundEverywhere; isNear: boolean }> {
  const held = await findAll(scope, search, false);
  if (Object.values(held).some(({ items }) => items.length > 0))
    return { found: held, isNear: false };
  return { found: await findAll(scope, search, true), isNear: true };
}

async function findAll(scope: Scope, search: string, isNear: boolean): Promise<FoundEverywhere> {
  const piece = { cursor: null, size: MOST_FOUND };
  const asked = { search, isNear };
  const [suppliers, subcontracts, closed, contracts, assessments] = await Promise.all([
    listSuppliers(scope, asked, null, MOST_FOUND),
    listSubcontracts(scope, asked, piece),
    listSubcontracts(scope, { ...asked, isClosed: true }, piece),
    listContracts(scope, asked),
    isNear ? [] : listByUid(scope, search),
  ]);
  return {
    suppliers: { items: suppliers.suppliers, isMore: suppliers.next !== null },
    subcontracts: { items: subcontracts.subcontracts, isMore: subcontracts.next !== null },
    closedSubcontracts: { items: closed.subcontracts, isMore: closed.next !== null },
    contracts: firstOf(contracts),
    assessments: firstOf(assessments),
  };
}

function firstOf<Item>(items: readonly Item[]): Found<Item> {
  return { items: items.slice(0, MOST_FOUND), isMore: items.length > MOST_FOUND };
}

function listContracts(
  { tx, actor }: Scope,
  { search, isNear }: { search: string; isNear: boolean },
): Promise<FoundContract[]> {
  const text = sql`concat_ws(' ', ${writtenPiidSql}, ${contracts.title}, ${contracts.agency})`;
  const { id, piid, title, agency } = contracts;
  const fits = isNear ? comesClose(text, search) : holdsWords(text, search);
  return tx
    .select({ id, piid, title, agency })
    .from(contracts)
    .where(and(eq(contracts.primeId, actor.organizationId), fits))
    .orderBy(isNear ? distanceSql(text, search) : asc(piid), asc(id))
    .limit(MOST_FOUND + 1);
}

async function listByUid({ tx, actor }: Scope, search: string): Promise<FoundAssessment[]> {
  const rows = await tx
    .select({
      factId: facts.id,
      cmmcUid: sql<string>`${assessments.cmmcUid}`,
      type: assessments.type,
      status: assessments.status,
      statusDate: assessments.statusDate,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
    })
    .from(assessments)
    .innerJoin(facts, eq(facts.id, assessments.factId))
    .innerJoin(shares, eq(shares.factId, facts.id))
    .innerJoin(suppliers, eq(suppliers.id, shares.supplierId))
    .where(
      and(
        eq(shares.primeId, actor.organizationId),
        isNull(shares.endedAt),
        // By a call: under the policies every assessment would be looked at.
        sql`${assessments.factId} in (select flowdown.assessments_with(${likePattern(search)}))`,
      ),
    )
    .orderBy(asc(assessments.cmmcUid), asc(facts.id))
    .limit(MOST_FOUND + 1);
  return rows.map((row) => ({ ...row, statusDate: calendarDate(row.statusDate) }));
}
