import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Award, AwardException } from "#app/domain/award/award.ts";
import { type Gap, listGaps } from "#app/domain/award/gaps.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import type { AlsoRequired, FlowdownNotice } from "#app/domain/flowdown/types.ts";
import { type CalendarDate, calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { LowerTierFlow } from "#app/domain/lower-tier/contradictions.ts";
import { factsOfSubcontract } from "#app/domain/record/facts.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listModificationsOf } from "#app/queries/contract/modification.server.ts";
import { listOwnTerms, reaches } from "#app/queries/contract/own-terms.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import { type IssuedFlowdown, listFlowdownsOf } from "#app/queries/flowdown/flowdown.server.ts";
import { listToldToUs, type ToldStatement } from "#app/queries/lower-tier/told.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import type { MomentVerdict } from "#app/queries/posture/verdict.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listAwards, standingOf } from "./award.server.ts";
import { listExceptionsAmong } from "./exception.server.ts";

/** What is recorded about a subcontract, as an auditor asks for it. */
export type AuditedSubcontract = Awaited<ReturnType<typeof listAgreements>>[number] & {
  /** newest first */
  flowdowns: IssuedFlowdown[];
  /** those of its supplier that concern it, every version, newest first */
  facts: SharedFact[];
  /** the one that stands */
  award: Award | null;
  /** recorded in error, oldest first */
  annulledAwards: Award[];
  exceptions: AwardException[];
  /** right below it, by number; closed ones too */
  lowerTiers: (LowerTierFlow & { id: string })[];
  /** what its supplier told of its own subcontracts below it, newest first */
  toldTiers: ToldStatement[];
};

/** The same with what follows from it for a day. */
export type DecidedSubcontract = AuditedSubcontract & {
  /** null while the information flow is not answered */
  verdict: MomentVerdict | null;
  /** what must be shown beside the status; null where nothing must */
  alsoRequired: AlsoRequired | null;
  /** what a person must take up about the flowdown */
  notices: FlowdownNotice[];
  /** what is still open */
  gaps: Gap[];
};

/** Everything recorded about some subcontracts, in the order of their ids as given. */
export async function listAuditedSubcontracts(
  scope: Scope,
  subcontractIds: readonly string[],
): Promise<AuditedSubcontract[]> {
  const [agreements, flowdowns, awards, exceptions, tiers, told] = await Promise.all([
    listAgreements(scope, subcontractIds),
    listFlowdownsOf(scope, subcontractIds),
    listAwards(scope, subcontractIds),
    listExceptionsAmong(scope, subcontractIds),
    listTiersBelow(scope, subcontractIds),
    listToldToUs(scope, subcontractIds),
  ]);
  const supplierIds = [...new Set(agreements.map(({ supplier }) => supplier.id))];
  const factsOf = groupBy(await listSharedFacts(scope, { supplierIds }), (fact) => fact.supplierId);
  const flowdownsOf = groupBy(flowdowns, (flowdown) => flowdown.subcontractId);
  const exceptionsOf = groupBy(exceptions, (exception) => exception.subcontractId);
  const tiersOf = groupBy(tiers, ({ parentId }) => parentId ?? "");
  const toldOf = groupBy(told, ({ subcontractId }) => subcontractId);
  const awardsOf = groupBy(awards, (award) => award.subcontractId);
  const agreementOf = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  return subcontractIds.flatMap((id) => {
    const agreement = agreementOf.get(id);
    if (!agreement) return [];
    const issued = flowdownsOf.get(id) ?? [];
    return {
      ...agreement,
      flowdowns: issued,
      facts: factsOfSubcontract(factsOf.get(agreement.supplier.id) ?? [], issued),
      award: standingOf(awardsOf.get(id) ?? []),
      annulledAwards: (awardsOf.get(id) ?? []).filter(({ annulment }) => annulment !== null),
      exceptions: exceptionsOf.get(id) ?? [],
      lowerTiers: (tiersOf.get(id) ?? []).map(({ parentId: _, ...tier }) => tier),
      toldTiers: toldOf.get(id) ?? [],
    };
  });
}

/** The verdict on each for a day, and what is still open about it. */
export async function decideAudited(
  scope: Scope,
  audited: readonly AuditedSubcontract[],
  asOf: CalendarDate,
): Promise<DecidedSubcontract[]> {
  const which = { subcontractIds: audited.map(({ id }) => id) };
  const cases = await listEligibilityCases(scope, which, { asOf });
  const caseOf = new Map(cases.map((one) => [one.subcontractId, one]));
  return audited.map((one) => {
    const found = caseOf.get(one.id);
    return {
      ...one,
      verdict: found
        ? {
            decision: decideEligibility(found.input),
            standing: found.standing,
            facts: found.facts,
          }
        : null,
      ...asked(one, asOf),
    };
  });
}

/** What must be shown beside the status on a day, what a person must take up, and what is missing. */
function asked(audited: AuditedSubcontract, on: CalendarDate) {
  const { flowdowns, information, terms } = audited;
  const [latest] = flowdowns;
  const given = information && { on, contract: terms, subcontract: { ...audited, information } };
  const decision = given && decideFlowdown(given);
  const ownTerms = given && decideFlowdownOwnTerms(given, audited.askedTerms);
  const flowdown = latest && {
    id: latest.id,
    isCurrent: isCurrentFlowdown(latest, decision, { ...audited, ownTerms }),
  };
  const alsoRequired = decision?.alsoRequired ?? null;
  return {
    alsoRequired,
    notices: decision?.notices ?? [],
    gaps: listGaps({ ...audited, flowdown: flowdown ?? null, alsoRequired, on }),
  };
}

const parent = alias(subcontracts, "parent");

async function listAgreements(scope: Scope, subcontractIds: readonly string[]) {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      subcontract: subcontracts,
      parentNumber: parent.number,
      supplier: {
        id: suppliers.id,
        legalName: suppliers.legalName,
        uei: suppliers.uei,
        cages: suppliers.cages,
      },
      award: {
        requiredStatus: contracts.requiredStatus,
        clauses: contracts.clauses,
        awardedOn: contracts.awardedOn,
      },
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(parent, eq(parent.id, subcontracts.parentId))
    .where(
      and(eq(subcontracts.primeId, actor.organizationId), among(subcontracts.id, subcontractIds)),
    )
    .orderBy(asc(subcontracts.number));
  const contractIds = [...new Set(rows.map(({ subcontract }) => subcontract.contractId))];
  const [modificationsOf, ownTerms] = await Promise.all([
    listModificationsOf(scope, contractIds),
    listOwnTerms(scope),
  ]);
  return rows.map(({ subcontract, award, parentNumber, supplier }) => ({
    parentNumber,
    supplier,
    terms: {
      requiredStatus: award.requiredStatus,
      clauses: award.clauses,
      awardedOn: calendarDateOrNull(award.awardedOn),
      modifications: modificationsOf.get(subcontract.contractId) ?? [],
    },
    /** what the prime asks of it beyond the rule, whatever the day */
    askedTerms: ownTerms.filter((term) =>
      reaches(term, { contractId: subcontract.contractId, subcontractId: subcontract.id }),
    ),
    id: subcontract.id,
    contractId: subcontract.contractId,
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
  }));
}

function listTiersBelow({ tx }: Scope, subcontractIds: readonly string[]) {
  return tx
    .select({
      parentId: subcontracts.parentId,
      id: subcontracts.id,
      number: subcontracts.number,
      supplierName: suppliers.legalName,
      information: subcontracts.information,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(among(subcontracts.parentId, subcontractIds))
    .orderBy(asc(subcontracts.number));
}
