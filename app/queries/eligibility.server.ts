import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
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
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { contracts } from "#db/schema/contract.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { listModificationsOf } from "./modification.server.ts";
import { listOwnTerms, reaches } from "./own-terms.server.ts";

/** A subcontract with everything that its verdict is decided from. */
export type EligibilityCase = {
  subcontractId: string;
  contractId: string;
  supplierId: string;
  input: EligibilityInput;
  /** facts that were shared and not reviewed yet */
  toReview: number;
  /** facts that were accepted or returned at any time */
  reviewed: number;
};

export type WhichSubcontracts =
  | { subcontractIds: readonly string[] }
  | { supplierId: string }
  | { contractId: string }
  | { all: true };

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
  const [statedOf, modificationsOf, ownTerms] = await Promise.all([
    listStated(scope, supplierIds),
    listModificationsOf(scope, contractIds),
    listOwnTerms(scope),
  ]);
  return requirements.map(({ subcontractId, contractId, supplierId, ...row }) => {
    const {
      assessments: stated,
      affirmations: affirmed,
      ...counts
    } = statedOf.get(supplierId) ?? NOTHING_STATED;
    const idOf = new Map(stated.map(({ lineageId, fact }) => [lineageId, fact.id]));
    return {
      subcontractId,
      contractId,
      supplierId,
      input: {
        asOf,
        contract: {
          requiredStatus: row.requiredStatus,
          clauses: row.clauses,
          awardedOn: calendarDateOrNull(row.awardedOn),
          modifications: modificationsOf.get(contractId) ?? [],
        },
        subcontract: {
          information: row.information ?? "none",
          commercialOffTheShelfOnly: row.commercialOffTheShelfOnly,
          performingCages: row.performingCages,
          directedStatus: row.directedStatus,
        },
        assessments: stated.map(({ fact }) => fact),
        affirmations: affirmed.flatMap(({ lineageId, affirmedOn }) =>
          affirmationOf(idOf.get(lineageId), affirmedOn),
        ),
        ownTerms: ownTerms.filter((term) => reaches(term, { contractId, subcontractId })),
      },
      ...counts,
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
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .where(and(isNotNull(subcontracts.information), chosenSubcontracts(actor, which)))
    .orderBy(subcontracts.id);
}

/** The condition that finds them among the subcontracts of the actor's organization. */
export function chosenSubcontracts(actor: Actor, which: WhichSubcontracts): SQL | undefined {
  return and(eq(subcontracts.primeId, actor.organizationId), narrowed(which));
}

function narrowed(which: WhichSubcontracts): SQL | undefined {
  if ("subcontractIds" in which) return inArray(subcontracts.id, [...which.subcontractIds]);
  if ("supplierId" in which) return eq(subcontracts.supplierId, which.supplierId);
  if ("contractId" in which) return eq(subcontracts.contractId, which.contractId);
  return undefined;
}

/** Shared, and not corrected by a fact that was shared too. */
function standing(primeId: string, supplierIds: string[]): SQL | undefined {
  return and(
    eq(shares.primeId, primeId),
    inArray(shares.supplierId, supplierIds),
    sql`not exists (
      select 1 from facts correction join shares corrected on corrected.fact_id = correction.id
      where correction.supersedes_id = ${facts.id} and corrected.prime_id = ${primeId})`,
  );
}

/** The outcome of the latest review. */
function latestOutcome(primeId: string): SQL<string | null> {
  return sql`(select ${reviews.outcome} from ${reviews}
    where ${reviews.factId} = ${facts.id} and ${reviews.primeId} = ${primeId}
    order by ${reviews.reviewedAt} desc, ${reviews.id} desc limit 1)`;
}

/** What of a supplier's facts counts, and how far they were checked. */
type Stated = {
  assessments: { lineageId: string; fact: AssessmentFact }[];
  affirmations: { lineageId: string; affirmedOn: string }[];
  toReview: number;
  reviewed: number;
};
const NOTHING_STATED: Stated = { assessments: [], affirmations: [], toReview: 0, reviewed: 0 };

/** The standing facts of some suppliers, in one statement: those accepted, and how many are checked. */
async function listStated(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<Map<string, Stated>> {
  const rows = await tx
    .select({
      supplierId: shares.supplierId,
      outcome: latestOutcome(actor.organizationId),
      lineageId: facts.lineageId,
      id: facts.id,
      assessment: {
        type: assessments.type,
        status: assessments.status,
        statusDate: assessments.statusDate,
        score: assessments.score,
        openRequirements: assessments.openRequirements,
        cages: assessments.cages,
        closeOutPostedOn: assessments.closeOutPostedOn,
        complianceChangedOn: assessments.complianceChangedOn,
        revokedOn: assessments.revokedOn,
      },
      learned: endingsLearned(actor.organizationId),
      affirmation: {
        lineageId: affirmations.assessmentLineageId,
        affirmedOn: affirmations.affirmedOn,
      },
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .leftJoin(assessments, eq(assessments.factId, facts.id))
    .leftJoin(affirmations, eq(affirmations.factId, facts.id))
    .where(standing(actor.organizationId, supplierIds))
    .orderBy(facts.id);
  const found = new Map<string, Stated>();
  for (const { supplierId, outcome, lineageId, id, assessment, learned, affirmation } of rows) {
    const stated = found.get(supplierId) ?? {
      assessments: [],
      affirmations: [],
      toReview: 0,
      reviewed: 0,
    };
    found.set(supplierId, stated);
    if (outcome === null) stated.toReview += 1;
    else stated.reviewed += 1;
    if (outcome !== "accepted") continue;
    if (assessment)
      stated.assessments.push({ lineageId, fact: assessmentOf(id, assessment, learned) });
    if (affirmation) stated.affirmations.push(affirmation);
  }
  return found;
}

type AssessmentRow = Pick<
  typeof assessments.$inferSelect,
  | "type"
  | "status"
  | "statusDate"
  | "score"
  | "openRequirements"
  | "cages"
  | "closeOutPostedOn"
  | "complianceChangedOn"
  | "revokedOn"
>;

function assessmentOf(id: string, row: AssessmentRow, learned: EndingsLearned): AssessmentFact {
  return {
    id,
    ...row,
    statusDate: calendarDate(row.statusDate),
    closeOutPostedOn: calendarDateOrNull(row.closeOutPostedOn),
    complianceChangedOn: earliest(row.complianceChangedOn, learned?.["compliance-changed"]),
    revokedOn: earliest(row.revokedOn, learned?.["status-revoked"]),
  };
}

type EndingsLearned = Partial<Record<StatusEndingCause, string>> | null;

/** The first day of each ending that the prime itself learned of, by its cause. */
function endingsLearned(primeId: string): SQL<EndingsLearned> {
  return sql`case when ${facts.kind} = 'assessment' then (select jsonb_object_agg(learned.cause, learned.ended_on) from (
    select ending.cause, min(ending.ended_on) as ended_on from status_endings ending
    where ending.assessment_lineage_id = ${facts.lineageId} and ending.prime_id = ${primeId}
      and not ending.is_withdrawn
      and not exists (select 1 from status_endings later where later.supersedes_id = ending.id)
    group by ending.cause) learned) end`;
}

function earliest(...days: (string | null | undefined)[]): CalendarDate | null {
  return calendarDateOrNull(days.filter((day) => typeof day === "string").sort()[0] ?? null);
}
