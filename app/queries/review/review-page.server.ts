import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import {
  contradictionsOf,
  type Elsewhere,
  relatedFacts,
} from "#app/domain/contradiction/among-facts.ts";
import type { Contradiction } from "#app/domain/contradiction/types.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import { statementsOf } from "#app/domain/eligibility/statements.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { compareFacts, type FactChange } from "#app/domain/fact/rows.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { listUnreviewed } from "#app/domain/fact/unreviewed.ts";
import { findLowerTierContradictions } from "#app/domain/lower-tier/contradictions.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import {
  listStatusEndings,
  type RecordedStatusEnding,
} from "#app/queries/fact/status-ending.server.ts";
import { listToldToUs } from "#app/queries/lower-tier/told.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { listDisposals } from "#app/queries/retention/disposal.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { getSupplier, listSupplierSubcontracts } from "#app/queries/supplier/detail.server.ts";
import { assessments } from "#db/schema/assessment.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { organizationProfiles } from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";

/** What accepting a fact would do to the verdict on one subcontract. */
export type SimulatedVerdict = {
  subcontractId: string;
  number: string;
  title: string;
  now: EligibilityVerdict;
  /** with this fact accepted */
  withThis: EligibilityVerdict;
  /** with everything accepted that waits from this supplier */
  withAll: EligibilityVerdict;
};

/** Everything the page of one review shows. */
export type ReviewPageData = {
  supplier: { id: string; legalName: string };
  fact: SharedFact;
  /** the version that this one corrects, and what is different */
  former: SharedFact | null;
  changes: FactChange[];
  related: SharedFact[];
  contradictions: Contradiction[];
  verdicts: SimulatedVerdict[];
  /** what else nobody has looked at, by name */
  unreviewed: string[];
  /** that the assessment stopped counting, as the prime learned it */
  endings: RecordedStatusEnding[];
  /** what the prime had recorded of the same kind itself, newest first */
  showings: Showing[];
  /** files beside it that were disposed of */
  disposals: Disposal[];
};

/** One shared fact with everything to judge it by; null when it is not shared with the prime. */
export async function getReviewPage(scope: Scope, factId: string): Promise<ReviewPageData | null> {
  const [head] = await listSharedFacts(scope, { factIds: [factId] });
  if (!head) return null;
  const { supplierId } = head;
  const [supplier, all, elsewhere, verdicts, endings, showings, disposals] = await Promise.all([
    getSupplier(scope, supplierId),
    listSharedFacts(scope, { supplierId }),
    listElsewhere(scope, supplierId, head),
    listVerdictCases(scope, supplierId),
    listStatusEndings(scope, [supplierId]),
    listShowings(scope, [supplierId]),
    listDisposals(
      scope,
      head.evidence.map((file) => file.id),
    ),
  ]);
  const fact = all.find((one) => one.id === factId);
  if (!supplier || !fact) return null;
  const standing = all.filter((one) => one.supersededById === null);
  const former = all.find((one) => one.id === fact.supersedesId) ?? null;
  const related = relatedFacts(fact, standing);
  const about = [fact.id, ...related.map((one) => one.id)];
  return {
    supplier: { id: supplier.id, legalName: supplier.legalName },
    fact,
    former,
    changes: former ? compareFacts(former, fact) : [],
    related,
    endings: endings.filter(({ assessmentLineageId }) => assessmentLineageId === fact.lineageId),
    showings: showings.filter(({ kind }) => kind === fact.kind),
    disposals,
    contradictions: [
      ...contradictionsOf(standing, scope.actor.on, elsewhere).filter((one) =>
        one.facts.some((id) => about.includes(id)),
      ),
      ...(await listLowerTierContradictions(scope, fact)),
    ],
    verdicts: fact.supersededById ? [] : simulate(verdicts, { standing, endings }, [fact.id]),
    unreviewed: listUnreviewed(all.filter((one) => one.id !== fact.id)),
  };
}

/** What the page of a whole submission shows beside its facts. */
export type SubmissionReview = Pick<ReviewPageData, "contradictions" | "verdicts" | "unreviewed">;

/** What does not fit together in what a supplier states, and what accepting one submission would do. */
export async function getSubmissionReview(
  scope: Scope,
  supplierId: string,
  all: readonly SharedFact[],
  submissionId: string,
): Promise<SubmissionReview> {
  const standing = all.filter((one) => one.supersededById === null);
  const own = standing.filter((one) => one.submissionId === submissionId);
  const assessments = own.filter(({ kind }) => kind === "assessment");
  const [verdicts, endings, lower, ...elsewhere] = await Promise.all([
    listVerdictCases(scope, supplierId),
    listStatusEndings(scope, [supplierId]),
    Promise.all(own.map((fact) => listLowerTierContradictions(scope, fact))),
    ...assessments.map((fact) => listElsewhere(scope, supplierId, fact)),
  ]);
  const about = new Set(own.map(({ id }) => id));
  const known: Elsewhere = {
    uidsElsewhere: elsewhere.flatMap(({ uidsElsewhere }) => uidsElsewhere),
    cagesElsewhere: elsewhere.flatMap(({ cagesElsewhere }) => cagesElsewhere),
  };
  const waiting = own.filter(({ reviews }) => reviews.length === 0).map(({ id }) => id);
  return {
    contradictions: [
      ...contradictionsOf(standing, scope.actor.on, known).filter((one) =>
        one.facts.some((id) => about.has(id)),
      ),
      ...lower.flat(),
    ],
    verdicts: waiting.length > 0 ? simulate(verdicts, { standing, endings }, waiting) : [],
    unreviewed: listUnreviewed(all.filter(({ id }) => !waiting.includes(id))),
  };
}

/**
 * What of a page a review is made on: the fact with its evidence and its former versions, what was
 * said of it, what it contradicts, and what accepting it would do.
 */
export function shownReview(page: ReviewPageData): object {
  const { fact, former, contradictions, verdicts, disposals } = page;
  return {
    factId: fact.id,
    contentHash: fact.contentHash,
    evidence: fact.evidence.map(({ sha256 }) => sha256),
    disposed: disposals.map(({ evidenceId }) => evidenceId),
    formerId: former?.id ?? null,
    supersededById: fact.supersededById,
    reviews: fact.reviews.map(({ id }) => id),
    contradictions,
    verdicts: verdicts.map(({ subcontractId, now, withThis }) => ({
      subcontractId,
      now: now.verdict,
      withThis: withThis.verdict,
    })),
  };
}

/** What of a submission's page accepting all of it is made on: each fact and what was said of it. */
export function shownSubmission(facts: readonly SharedFact[]): object {
  return facts
    .map(({ id, contentHash, supersededById, reviews }) => ({
      id,
      contentHash,
      supersededById,
      reviews: reviews.map((review) => review.id),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function listVerdictCases(scope: Scope, supplierId: string) {
  const [cases, subcontracts] = await Promise.all([
    listEligibilityCases(scope, { supplierId }, { asOf: scope.actor.on }),
    listSupplierSubcontracts(scope, supplierId),
  ]);
  return subcontracts.flatMap(({ id, number, title, state }) => {
    const found = state === "closed" ? undefined : cases.find((one) => one.subcontractId === id);
    return found ? [{ subcontractId: id, number, title, input: found.input }] : [];
  });
}

function simulate(
  cases: Awaited<ReturnType<typeof listVerdictCases>>,
  {
    standing,
    endings,
  }: { standing: readonly SharedFact[]; endings: readonly RecordedStatusEnding[] },
  factIds: readonly string[],
): SimulatedVerdict[] {
  const isAccepted = (one: SharedFact) => one.reviews[0]?.outcome === "accepted";
  const isWaiting = (one: SharedFact) => one.reviews.length === 0;
  const isAtHand = (one: SharedFact) => factIds.includes(one.id);
  const withThis = statementsOf(
    standing.filter((one) => isAtHand(one) || isAccepted(one)),
    endings,
  );
  const withAll = statementsOf(
    standing.filter((one) => isAtHand(one) || isAccepted(one) || isWaiting(one)),
    endings,
  );
  return cases.map(({ input, ...subcontract }) => ({
    ...subcontract,
    now: decideEligibility(input),
    withThis: decideEligibility({ ...input, ...withThis }),
    withAll: decideEligibility({ ...input, ...withAll }),
  }));
}

/** UIDs and CAGE codes of an assessment that other suppliers of this prime stated as theirs. */
async function listElsewhere(
  { tx, actor }: Scope,
  supplierId: string,
  fact: SharedFact,
): Promise<Elsewhere> {
  if (fact.kind !== "assessment") return { uidsElsewhere: [], cagesElsewhere: [] };
  const { cmmcUid, cages } = fact.content;
  const others = and(
    eq(shares.primeId, actor.organizationId),
    ne(shares.supplierId, supplierId),
    ne(shares.organizationId, fact.organizationId),
  );
  const [uids, holders] = await Promise.all([
    tx
      .select({ uid: sql<string>`${assessments.cmmcUid}`, holder: suppliers.legalName })
      .from(assessments)
      .innerJoin(shares, eq(shares.factId, assessments.factId))
      .innerJoin(suppliers, eq(suppliers.id, shares.supplierId))
      .where(and(others, inArray(assessments.cmmcUid, cmmcUid ? [cmmcUid] : []))),
    cages.length === 0
      ? []
      : tx
          .select({ cages: organizationProfiles.cages, holder: suppliers.legalName })
          .from(organizationProfiles)
          .innerJoin(facts, eq(facts.id, organizationProfiles.factId))
          .innerJoin(shares, eq(shares.factId, facts.id))
          .innerJoin(suppliers, eq(suppliers.id, shares.supplierId))
          .where(
            and(others, sql`${organizationProfiles.cages} && ${`{${cages.join(",")}}`}::text[]`),
          ),
  ]);
  const found = holders.flatMap(({ cages: held, holder }) =>
    held.filter((cage) => cages.includes(cage)).map((cage) => ({ cage, holder })),
  );
  const distinct = new Map(found.map((one) => [`${one.cage} ${one.holder}`, one]));
  const distinctUids = new Map(uids.map((one) => [`${one.uid} ${one.holder}`, one]));
  return { uidsElsewhere: [...distinctUids.values()], cagesElsewhere: [...distinct.values()] };
}

/** What an acknowledgement says of the tiers below against what the prime records and was told of them. */
async function listLowerTierContradictions(
  scope: Scope,
  fact: SharedFact,
): Promise<Contradiction[]> {
  if (fact.kind !== "acknowledgement") return [];
  const { flowdownId } = fact.content;
  const recorded = await scope.tx
    .select({
      number: subcontracts.number,
      supplierName: suppliers.legalName,
      information: subcontracts.information,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .innerJoin(flowdowns, eq(flowdowns.subcontractId, subcontracts.parentId))
    .where(eq(flowdowns.id, flowdownId))
    .orderBy(asc(subcontracts.number));
  const [flowdown] = await scope.tx
    .select({ subcontractId: flowdowns.subcontractId })
    .from(flowdowns)
    .where(eq(flowdowns.id, flowdownId));
  const [told] = flowdown ? await listToldToUs(scope, [flowdown.subcontractId]) : [];
  return findLowerTierContradictions(flowdownId, [fact], {
    recorded,
    told: told?.content ?? null,
  }).map(({ factId, ...one }) => ({ ...one, facts: [factId] }));
}
