import { and, asc, eq, or, sql } from "drizzle-orm";
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
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

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
  operationallyCriticalSupport: boolean;
  /** in whole US dollars; null while it is not known */
  value: number | null;
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
    asOf: CalendarDate;
  } | null;
};

/** A subcontract one tier below. */
export type LowerTier = {
  id: string;
  number: string;
  supplierName: string;
  information: Information | null;
  postureState: PostureState;
  holdsUntil: CalendarDate | null;
};

const subcontractWithNames = keptStatement((tx) =>
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
      and(
        eq(subcontracts.id, sql.placeholder("id")),
        eq(subcontracts.primeId, sql.placeholder("primeId")),
      ),
    ),
);

/** One subcontract with what stands around it and its kept verdict; null when there is none. */
export async function getSubcontract(
  { tx, actor }: Scope,
  subcontractId: string,
): Promise<SubcontractDetail | null> {
  const [[row], tiers] = await Promise.all([
    subcontractWithNames(tx, { id: subcontractId, primeId: actor.organizationId }),
    tiersOf(tx, { id: subcontractId, on: actor.on }),
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
    operationallyCriticalSupport: subcontract.operationallyCriticalSupport,
    value: subcontract.value,
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
      asOf: calendarDate(posture.asOf),
    },
  };
}

type Tier = LowerTier & { parentId: string | null };

/** The subcontract right above, and those right below. */
const tiersOf = keptStatement((tx) => {
  const parentOf = tx
    .select({ id: subcontracts.parentId })
    .from(subcontracts)
    .where(eq(subcontracts.id, sql.placeholder("id")));
  return tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      parentId: subcontracts.parentId,
      supplierName: suppliers.legalName,
      information: subcontracts.information,
      postureState: postureStateSql(sql.placeholder("on")),
      holdsUntil: postures.holdsUntil,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      or(eq(subcontracts.parentId, sql.placeholder("id")), eq(subcontracts.id, sql`(${parentOf})`)),
    )
    .orderBy(asc(subcontracts.number));
});

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
