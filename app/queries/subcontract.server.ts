import { and, asc, eq, gt, ilike, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { postureStateSql } from "./posture-state.server.ts";

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
  plannedAwardOn: CalendarDate | null;
  postureState: PostureState;
  holdsUntil: CalendarDate | null;
};

export const SUBCONTRACTS_PER_PAGE = 50;

export type SubcontractFilter = {
  /** of one contract; absent: of the whole supply chain */
  contractId?: string;
  search?: string;
  /** eligible ones whose verdict ends in this month (`2027-03`) */
  lapsesIn?: string;
  state?: PostureState;
  /** number after which the page begins */
  after?: string;
};

export type SubcontractPage = { subcontracts: SubcontractListItem[]; next: string | null };

/** Subcontracts by number, searched by number, title or supplier; closed ones are left out. */
export async function listSubcontracts(
  { tx, actor }: Scope,
  filter: SubcontractFilter,
): Promise<SubcontractPage> {
  const state = postureStateSql(actor.on);
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
      plannedAwardOn: subcontracts.plannedAwardOn,
      postureState: state,
      holdsUntil: postures.holdsUntil,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        ne(subcontracts.state, "closed"),
        filter.contractId ? eq(subcontracts.contractId, filter.contractId) : undefined,
        filter.lapsesIn ? endsIn(filter.lapsesIn) : undefined,
        filter.after ? gt(subcontracts.number, filter.after) : undefined,
        filter.state ? sql`${state} = ${filter.state}` : undefined,
        searched(filter.search),
      ),
    )
    .orderBy(asc(subcontracts.number))
    .limit(SUBCONTRACTS_PER_PAGE + 1);
  const page = rows.slice(0, SUBCONTRACTS_PER_PAGE);
  return {
    subcontracts: page.map((row) => ({
      ...row,
      plannedAwardOn: calendarDateOrNull(row.plannedAwardOn),
      holdsUntil: calendarDateOrNull(row.holdsUntil),
    })),
    next: rows.length > SUBCONTRACTS_PER_PAGE ? (page.at(-1)?.number ?? null) : null,
  };
}

function endsIn(month: string): SQL | undefined {
  const first = `${month}-01`;
  return and(
    eq(postures.verdict, "eligible"),
    sql`${postures.holdsUntil} >= ${first}::date`,
    sql`${postures.holdsUntil} < ${first}::date + interval '1 month'`,
  );
}

function searched(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const pattern = likePattern(search);
  return or(
    ilike(subcontracts.number, pattern),
    ilike(subcontracts.title, pattern),
    ilike(suppliers.legalName, pattern),
  );
}

export type SubcontractDetail = {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  plannedAwardOn: CalendarDate | null;
  information: Information | null;
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
  performingCages: string[];
  directedStatus: RequiredStatus | null;
  contract: {
    id: string;
    piid: string;
    title: string;
    agency: string;
    requiredStatus: RequiredStatus | null;
  };
  supplier: {
    id: string;
    legalName: string;
    cages: string[];
    uei: string | null;
    isLinked: boolean;
  };
  parent: { id: string; number: string; supplierName: string } | null;
  lowerTiers: LowerTier[];
  posture: {
    decision: EligibilityVerdict;
    reviewed: number;
    toReview: number;
    asOf: CalendarDate;
  } | null;
};

/** A subcontract one tier below. */
export type LowerTier = {
  id: string;
  number: string;
  supplierName: string;
  postureState: PostureState;
  holdsUntil: CalendarDate | null;
};

/** One subcontract with what stands around it and its kept verdict; null when there is none. */
export async function getSubcontract(
  scope: Scope,
  subcontractId: string,
): Promise<SubcontractDetail | null> {
  const { tx, actor } = scope;
  const [[row], tiers] = await Promise.all([
    tx
      .select({
        subcontract: subcontracts,
        contract: contracts,
        supplier: suppliers,
        posture: postures,
      })
      .from(subcontracts)
      .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
      .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
      .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
      .where(
        and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)),
      ),
    listTiers(scope, subcontractId),
  ]);
  if (!row) return null;
  const { subcontract, contract, supplier, posture } = row;
  return {
    id: subcontract.id,
    number: subcontract.number,
    title: subcontract.title,
    state: subcontract.state,
    plannedAwardOn: calendarDateOrNull(subcontract.plannedAwardOn),
    information: subcontract.information,
    cuiCategories: subcontract.cuiCategories,
    commercialOffTheShelfOnly: subcontract.commercialOffTheShelfOnly,
    performingCages: subcontract.performingCages,
    directedStatus: subcontract.directedStatus,
    contract: {
      id: contract.id,
      piid: contract.piid,
      title: contract.title,
      agency: contract.agency,
      requiredStatus: contract.requiredStatus,
    },
    supplier: {
      id: supplier.id,
      legalName: supplier.legalName,
      cages: supplier.cages,
      uei: supplier.uei,
      isLinked: supplier.organizationId !== null,
    },
    ...tiersAround(tiers, subcontract.parentId),
    posture: posture && {
      decision: posture.decision,
      reviewed: posture.reviewed,
      toReview: posture.toReview,
      asOf: calendarDate(posture.asOf),
    },
  };
}

type Tier = LowerTier & { parentId: string | null };

/** The subcontract right above, and those right below. */
function listTiers({ tx, actor }: Scope, subcontractId: string) {
  const parentOf = tx
    .select({ id: subcontracts.parentId })
    .from(subcontracts)
    .where(eq(subcontracts.id, subcontractId));
  return tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      parentId: subcontracts.parentId,
      supplierName: suppliers.legalName,
      postureState: postureStateSql(actor.on),
      holdsUntil: postures.holdsUntil,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(or(eq(subcontracts.parentId, subcontractId), inArray(subcontracts.id, parentOf)))
    .orderBy(asc(subcontracts.number));
}

function tiersAround(
  tiers: readonly (Omit<Tier, "holdsUntil"> & { holdsUntil: string | null })[],
  parentId: string | null,
): Pick<SubcontractDetail, "parent" | "lowerTiers"> {
  const parent = tiers.find((tier) => tier.id === parentId);
  return {
    parent: parent
      ? { id: parent.id, number: parent.number, supplierName: parent.supplierName }
      : null,
    lowerTiers: tiers
      .filter((tier) => tier !== parent)
      .map(({ parentId: _, holdsUntil, ...tier }) => ({
        ...tier,
        holdsUntil: calendarDateOrNull(holdsUntil),
      })),
  };
}

const MOST_CHOICES = 200;

/** Suppliers and subcontracts to choose from when a subcontract is recorded. */
export async function listSubcontractChoices(
  { tx, actor }: Scope,
  contractId: string,
  { search, supplierId }: { search?: string; supplierId?: string },
) {
  const named = { id: suppliers.id, name: suppliers.legalName, uei: suppliers.uei };
  const [supplierRows, parentRows] = await Promise.all([
    tx
      .select(named)
      .from(suppliers)
      .where(
        and(
          eq(suppliers.primeId, actor.organizationId),
          supplierId ? eq(suppliers.id, supplierId) : undefined,
          search ? ilike(suppliers.searchText, likePattern(search)) : undefined,
        ),
      )
      .orderBy(asc(suppliers.legalName), asc(suppliers.id))
      .limit(MOST_CHOICES + 1),
    tx
      .select({
        id: subcontracts.id,
        number: subcontracts.number,
        supplierName: suppliers.legalName,
      })
      .from(subcontracts)
      .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
      .where(eq(subcontracts.contractId, contractId))
      .orderBy(asc(subcontracts.number))
      .limit(MOST_CHOICES),
  ]);
  return {
    suppliers: supplierRows.slice(0, MOST_CHOICES),
    /** whether there are more suppliers than are offered */
    isCut: supplierRows.length > MOST_CHOICES,
    parents: parentRows,
  };
}

/** A text to be found anywhere, whatever signs it holds. */
function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
