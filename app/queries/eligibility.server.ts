import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import type {
  AffirmationFact,
  AssessmentFact,
  EligibilityInput,
} from "#app/domain/eligibility/types.ts";
import type { StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { contracts } from "#db/schema/contract.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { listModificationsOf } from "./modification.server.ts";
import { listOwnTerms, reaches } from "./own-terms.server.ts";
import { type FactCounts, loadProgress, progressOf } from "./progress.server.ts";
import { latestOutcome, standsShared } from "./standing-fact.server.ts";
import { chosenSubcontracts, type WhichSubcontracts } from "./which-subcontracts.server.ts";

/** A subcontract with everything that its verdict is decided from. */
export type EligibilityCase = {
  subcontractId: string;
  contractId: string;
  supplierId: string;
  input: EligibilityInput;
  /** null once it was awarded, and where no day is planned */
  plannedAwardOn: CalendarDate | null;
  standing: Standing;
  /** facts of this subcontract, by how far they were checked */
  facts: FactCounts;
  /** facts of its supplier, of whatever subcontract, that nobody checked yet */
  supplierToReview: number;
};

/**
 * What the verdict on each subcontract is decided from: the requirement, and of the facts shared
 * with the prime those that it accepted and that nothing corrected since. Subcontracts whose
 * information flow is not answered are left out.
 */
export async function listEligibilityCases(
  scope: Scope,
  which: WhichSubcontracts,
  { asOf }: { asOf: CalendarDate },
): Promise<EligibilityCase[]> {
  const requirements = await listRequirements(scope, which);
  const supplierIds = [...new Set(requirements.map((row) => row.supplierId))];
  if (supplierIds.length === 0) return [];
  const contractIds = [...new Set(requirements.map((row) => row.contractId))];
  const [assessmentsOf, affirmationsOf, modificationsOf, ownTerms, progress] = await Promise.all([
    listAcceptedAssessments(scope, supplierIds),
    listAcceptedAffirmations(scope, supplierIds),
    listModificationsOf(scope, contractIds),
    listOwnTerms(scope),
    loadProgress(scope, which, supplierIds),
  ]);
  return requirements.map(({ subcontractId, contractId, supplierId, ...row }) => {
    const stated = assessmentsOf.get(supplierId) ?? [];
    const idOf = new Map(stated.map(({ lineageId, fact }) => [lineageId, fact.id]));
    const terms = ownTerms.filter((term) => reaches(term, { contractId, subcontractId }));
    const contract = {
      requiredStatus: row.requiredStatus,
      clauses: row.clauses,
      awardedOn: calendarDateOrNull(row.awardedOn),
      modifications: modificationsOf.get(contractId) ?? [],
    };
    const flow = { ...row, information: row.information ?? "none" };
    return {
      subcontractId,
      contractId,
      supplierId,
      plannedAwardOn: row.state === "proposed" ? calendarDateOrNull(row.plannedAwardOn) : null,
      ...progressOf(progress, { subcontractId, supplierId, asOf, contract, flow, terms }),
      input: {
        asOf,
        contract,
        subcontract: {
          information: flow.information,
          commercialOffTheShelfOnly: row.commercialOffTheShelfOnly,
          performingCages: row.performingCages,
          directedStatus: row.directedStatus,
        },
        assessments: stated.map(({ fact }) => fact),
        affirmations: (affirmationsOf.get(supplierId) ?? []).flatMap(({ lineageId, affirmedOn }) =>
          affirmationOf(idOf.get(lineageId), affirmedOn),
        ),
        ownTerms: terms,
      },
    };
  });
}

function affirmationOf(assessment: string | undefined, affirmedOn: string): AffirmationFact[] {
  return assessment ? [{ assessment, affirmedOn: calendarDate(affirmedOn) }] : [];
}

function listRequirements({ tx, actor }: Scope, which: WhichSubcontracts) {
  return tx
    .select({
      subcontractId: subcontracts.id,
      contractId: subcontracts.contractId,
      supplierId: subcontracts.supplierId,
      requiredStatus: contracts.requiredStatus,
      clauses: contracts.clauses,
      awardedOn: contracts.awardedOn,
      information: subcontracts.information,
      commercialOffTheShelfOnly: subcontracts.commercialOffTheShelfOnly,
      performingCages: subcontracts.performingCages,
      directedStatus: subcontracts.directedStatus,
      state: subcontracts.state,
      plannedAwardOn: subcontracts.plannedAwardOn,
      cuiCategories: subcontracts.cuiCategories,
      operationallyCriticalSupport: subcontracts.operationallyCriticalSupport,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .where(and(isNotNull(subcontracts.information), chosenSubcontracts(actor, which)))
    .orderBy(subcontracts.id);
}

function isAccepted(primeId: string): SQL {
  return sql`${latestOutcome(primeId)} = 'accepted'`;
}

async function listAcceptedAssessments(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<Map<string, { lineageId: string; fact: AssessmentFact }[]>> {
  const rows = await tx
    .select({
      supplierId: shares.supplierId,
      lineageId: facts.lineageId,
      id: facts.id,
      type: assessments.type,
      status: assessments.status,
      statusDate: assessments.statusDate,
      score: assessments.score,
      openRequirements: assessments.openRequirements,
      cages: assessments.cages,
      closeOutPostedOn: assessments.closeOutPostedOn,
      complianceChangedOn: assessments.complianceChangedOn,
      revokedOn: assessments.revokedOn,
      learned: endingsLearned(actor.organizationId),
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .innerJoin(assessments, eq(assessments.factId, facts.id))
    .where(and(standsShared(actor.organizationId, supplierIds), isAccepted(actor.organizationId)))
    .orderBy(facts.id);
  return groupBySupplier(rows, ({ lineageId, supplierId: _, learned, ...row }) => ({
    lineageId,
    fact: {
      ...row,
      statusDate: calendarDate(row.statusDate),
      closeOutPostedOn: calendarDateOrNull(row.closeOutPostedOn),
      complianceChangedOn: earliest(row.complianceChangedOn, learned?.["compliance-changed"]),
      revokedOn: earliest(row.revokedOn, learned?.["status-revoked"]),
    },
  }));
}

/** The first day of each ending that the prime itself learned of, by its cause. */
function endingsLearned(primeId: string): SQL<Partial<Record<StatusEndingCause, string>> | null> {
  return sql`(select jsonb_object_agg(learned.cause, learned.ended_on) from (
    select ending.cause, min(ending.ended_on) as ended_on from status_endings ending
    where ending.assessment_lineage_id = ${facts.lineageId} and ending.prime_id = ${primeId}
      and not ending.is_withdrawn
      and not exists (select 1 from status_endings later where later.supersedes_id = ending.id)
    group by ending.cause) learned)`;
}

function earliest(...days: (string | null | undefined)[]): CalendarDate | null {
  return calendarDateOrNull(days.filter((day) => typeof day === "string").sort()[0] ?? null);
}

async function listAcceptedAffirmations(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<Map<string, { lineageId: string; affirmedOn: string }[]>> {
  const rows = await tx
    .select({
      supplierId: shares.supplierId,
      lineageId: affirmations.assessmentLineageId,
      affirmedOn: affirmations.affirmedOn,
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .innerJoin(affirmations, eq(affirmations.factId, facts.id))
    .where(and(standsShared(actor.organizationId, supplierIds), isAccepted(actor.organizationId)))
    .orderBy(facts.id);
  return groupBySupplier(rows, ({ supplierId: _, ...row }) => row);
}

function groupBySupplier<Row extends { supplierId: string }, Item>(
  rows: readonly Row[],
  read: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(row.supplierId);
    if (group) group.push(read(row));
    else groups.set(row.supplierId, [read(row)]);
  }
  return groups;
}
