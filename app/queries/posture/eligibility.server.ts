import { and, eq, inArray, isNotNull, type Placeholder, type SQL, sql } from "drizzle-orm";
import type {
  AffirmationFact,
  AssessmentFact,
  EligibilityInput,
} from "#app/domain/eligibility/types.ts";
import type { ReviewOutcome } from "#app/domain/fact/review.ts";
import type { StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { Standing } from "#app/domain/posture/standing.ts";
import {
  type StandingScore,
  standingScoreOf,
  type ToldScore,
} from "#app/domain/sprs/standing-score.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { listModificationsOf } from "#app/queries/contract/modification.server.ts";
import { listOwnTerms, reaches } from "#app/queries/contract/own-terms.server.ts";
import { latestOutcome, standsShared } from "#app/queries/fact/standing-fact.server.ts";
import { listShownAssessments } from "#app/queries/showing/showing.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { keptByWhich, type WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";
import {
  type CheckedFact,
  type FactCounts,
  listLatestFlowdowns,
  progressOf,
} from "#app/queries/submission/progress.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { contracts } from "#db/schema/contract.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { requests } from "#db/schema/request.ts";
import { acknowledgements, attestations } from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

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
  /** when the first of these came; null where there is none */
  supplierWaitingSince: Date | null;
  /** the score that stands for its supplier; null where none was told */
  score: StandingScore | null;
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
  const requirements = await requirementsOf(scope, which);
  const supplierIds = [...new Set(requirements.map((row) => row.supplierId))];
  if (supplierIds.length === 0) return [];
  const contractIds = [...new Set(requirements.map((row) => row.contractId))];
  const [statedBy, shownOf, modificationsOf, ownTerms, latestOf] = await Promise.all([
    listStated(scope, supplierIds),
    listShownAssessments(scope, supplierIds),
    listModificationsOf(scope, contractIds),
    listOwnTerms(scope),
    listLatestFlowdowns(scope, which),
  ]);
  return requirements.map(({ subcontractId, contractId, supplierId, ...row }) => {
    const {
      assessments: stated,
      affirmations: affirmed,
      checked,
      scores,
    } = statedBy.get(supplierId) ?? NOTHING_STATED;
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
      score: standingScoreOf(scores),
      plannedAwardOn: row.state === "proposed" ? calendarDateOrNull(row.plannedAwardOn) : null,
      ...progressOf({ latest: latestOf.get(subcontractId), checked, asOf, contract, flow, terms }),
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
        affirmations: affirmationsOf({ assessments: stated, affirmations: affirmed }),
        shown: shownOf.get(supplierId) ?? [],
        ownTerms: terms,
      },
    };
  });
}

/** The affirmations of assessments that count, by the version of the assessment that stands. */
export function affirmationsOf({
  assessments: stated,
  affirmations: affirmed,
}: Pick<Stated, "assessments" | "affirmations">): AffirmationFact[] {
  const idOf = new Map(stated.map(({ lineageId, fact }) => [lineageId, fact.id]));
  return affirmed.flatMap(({ lineageId, affirmedOn }) => {
    const assessment = idOf.get(lineageId);
    return assessment ? [{ assessment, affirmedOn: calendarDate(affirmedOn) }] : [];
  });
}

const requirementsOf = keptByWhich((tx, chosen) =>
  tx
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
    .where(and(isNotNull(subcontracts.information), chosen))
    .orderBy(subcontracts.id),
);

/** What of a supplier's facts counts, and how far they were checked, by the flowdown they are about. */
type Stated = {
  assessments: { lineageId: string; systemLineageId: string; fact: AssessmentFact }[];
  affirmations: { lineageId: string; affirmedOn: string }[];
  checked: CheckedFact[];
  /** what was told and not returned, checked or not */
  scores: ToldScore[];
};
const newlyStated = (): Stated => ({ assessments: [], affirmations: [], checked: [], scores: [] });
const NOTHING_STATED = newlyStated();

const statedOf = keptStatement((tx) => selectStated(tx).where(areStanding()));
/** The few of them from which alone statuses end. */
const assessedOf = keptStatement((tx) =>
  selectStated(tx).where(and(areStanding(), inArray(facts.kind, ["assessment", "affirmation"]))),
);

function areStanding(): SQL | undefined {
  return standsShared(sql.placeholder("primeId"), amongGiven(shares.supplierId, "supplierIds"));
}

function selectStated(tx: Transaction) {
  return tx
    .select({
      supplierId: shares.supplierId,
      sharedAt: shares.sharedAt,
      endedAt: shares.endedAt,
      outcome: latestOutcome(sql.placeholder("primeId")),
      lineageId: facts.lineageId,
      id: facts.id,
      /** the flowdown that it is about; null where it is about the supplier itself */
      flowdownId: sql<
        string | null
      >`coalesce(${acknowledgements.flowdownId}, ${requests.flowdownId})`,
      systemLineageId: assessments.systemLineageId,
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
      learned: endingsLearned(sql.placeholder("primeId")),
      affirmation: {
        lineageId: affirmations.assessmentLineageId,
        affirmedOn: affirmations.affirmedOn,
      },
    })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .leftJoin(assessments, eq(assessments.factId, facts.id))
    .leftJoin(affirmations, eq(affirmations.factId, facts.id))
    .leftJoin(acknowledgements, eq(acknowledgements.factId, facts.id))
    .leftJoin(attestations, eq(attestations.factId, facts.id))
    .leftJoin(requests, eq(requests.id, attestations.requestId))
    .orderBy(facts.id)
    .$dynamic();
}

/** The standing facts of some suppliers, in one statement: those accepted, and how many are checked. */
export async function listStated(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<Map<string, Stated>> {
  const primeId = actor.organizationId;
  return bySupplier(await statedOf(tx, { primeId, supplierIds: idsText(supplierIds) }));
}

/** The standing assessments and affirmations of some suppliers that were accepted. */
export async function listAssessed(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<Map<string, Pick<Stated, "assessments" | "affirmations">>> {
  const primeId = actor.organizationId;
  return bySupplier(await assessedOf(tx, { primeId, supplierIds: idsText(supplierIds) }));
}

function bySupplier(rows: Awaited<ReturnType<typeof statedOf>>): Map<string, Stated> {
  const found = new Map<string, Stated>();
  for (const { supplierId, assessment, learned, ...row } of rows) {
    const stated = found.get(supplierId) ?? newlyStated();
    found.set(supplierId, stated);
    addStated(stated, { ...row, fact: assessment && assessmentOf(row.id, assessment, learned) });
  }
  return found;
}

type StatedRow = {
  sharedAt: Date;
  endedAt: Date | null;
  outcome: ReviewOutcome | null;
  lineageId: string;
  flowdownId: string | null;
  systemLineageId: string | null;
  fact: AssessmentFact | null;
  affirmation: { lineageId: string; affirmedOn: string } | null;
};

function addStated(stated: Stated, row: StatedRow): void {
  const { outcome, lineageId, systemLineageId, fact, affirmation, flowdownId, sharedAt } = row;
  // What is shared no longer waits for nobody's check.
  const isSeen = outcome !== null || row.endedAt === null;
  if (isSeen) stated.checked.push({ flowdownId, outcome, sharedAt });
  if (fact && systemLineageId) {
    if (isSeen && outcome !== "returned") stated.scores.push({ ...fact, systemLineageId });
    if (outcome === "accepted") stated.assessments.push({ lineageId, systemLineageId, fact });
  }
  if (affirmation && outcome === "accepted") stated.affirmations.push(affirmation);
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
function endingsLearned(primeId: Placeholder): SQL<EndingsLearned> {
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
