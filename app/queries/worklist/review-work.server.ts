import { and, type SQL, sql } from "drizzle-orm";
import { isNotCorrected, latestOutcome } from "#app/queries/fact/standing-fact.server.ts";
import { isResponseToReview } from "#app/queries/questionnaire/sent-list.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { postures } from "#db/schema/posture.ts";
import {
  questionnaireRequests,
  questionnaireResponses,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { remediationShares } from "#db/schema/remediation.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import {
  type Asked,
  hasAskedContract,
  isOfContract,
  isPosture,
  rowsOf,
} from "./work-rows.server.ts";

/** A supplier's facts are checked together, whatever number of subcontracts it has. */
export function factsToReview(asked: Asked): SQL {
  const { scope, filter } = asked;
  const supplier = sql`${postures.supplierId}`;
  return rowsOf(
    "facts-to-review",
    {
      id: supplier,
      supplier,
      until: sql`(select min(${subcontracts.plannedAwardOn}) from ${subcontracts}
        where ${subcontracts.supplierId} = ${postures.supplierId}
          and ${subcontracts.state} = 'proposed'
          and ${subcontracts.plannedAwardOn} >= ${scope.actor.on}::date)`,
      amount: sql`max(${postures.supplierToReview})`,
    },
    sql`${postures}`,
    [
      isPosture(asked),
      sql`${postures.supplierToReview} > 0`,
      isOfContract(sql`${postures.contractId}`, filter),
      isSupplierOf(scope, filter.owner, supplier),
    ],
    supplier,
  );
}

export function returnedFacts(asked: Asked): SQL {
  const { scope, filter } = asked;
  const primeId = scope.actor.organizationId;
  return rowsOf(
    "fact-returned",
    {
      id: sql`${facts.id}`,
      supplier: sql`${shares.supplierId}`,
      since: sql`(select max(${reviews.reviewedAt}) from ${reviews}
        where ${reviews.factId} = ${facts.id} and ${reviews.primeId} = ${primeId})`,
      detail: sql`${facts.kind}`,
    },
    sql`${shares} join ${facts} on ${facts.id} = ${shares.factId}`,
    [
      sql`${shares.primeId} = ${primeId}`,
      sql`${shares.endedAt} is null`,
      sql`${shares.supplierId} in (select ${postures.supplierId} from ${postures}
        where ${and(isPosture(asked), sql`${postures.factsReturned} > 0`, isOfContract(sql`${postures.contractId}`, filter))})`,
      // Whatever was never returned need not be looked at closely.
      sql`${shares.factId} in (select ${reviews.factId} from ${reviews}
        where ${reviews.primeId} = ${primeId} and ${reviews.outcome} = 'returned')`,
      sql`${latestOutcome(primeId)} = 'returned'`,
      isNotCorrected(primeId),
      isSupplierOf(scope, filter.owner, sql`${shares.supplierId}`),
    ],
  );
}

/** Answers to a questionnaire that nobody decided on, the whole of them at once. */
export function answersToReview({ scope, filter }: Asked): SQL {
  const supplier = sql`${questionnaireResponses.supplierId}`;
  return rowsOf(
    "answers-to-review",
    {
      id: sql`${questionnaireResponses.id}`,
      supplier,
      since: sql`${questionnaireResponses.submittedAt}`,
      ref: sql`${questionnaireResponses.requestId}`,
      detail: sql`(select ${questionnaireSendings.content} ->> 'title' from ${questionnaireRequests}
        join ${questionnaireSendings} on ${questionnaireSendings.id} = ${questionnaireRequests.sendingId}
        where ${questionnaireRequests.id} = ${questionnaireResponses.requestId})`,
    },
    sql`${questionnaireResponses}`,
    [
      isResponseToReview(scope),
      hasAskedContract(supplier, filter),
      isSupplierOf(scope, filter.owner, supplier),
    ],
  );
}

/** Items of a supplier's plan that it says are closed, a plan at a time. */
export function closingsToCheck({ scope, filter }: Asked): SQL {
  const { primeId, planId, supplierId, endedAt } = remediationShares;
  const isSeen = sql`${primeId} = ${scope.actor.organizationId} and ${endedAt} is null`;
  return rowsOf(
    "closings-to-check",
    {
      id: sql`${planId}`,
      supplier: sql`${supplierId}`,
      amount: sql`closings.waiting`,
      detail: sql`${remediationShares.systemName}`,
    },
    sql`flowdown.closings_to_check(array(
        select ${planId} from ${remediationShares} where ${isSeen})) closings
      join ${remediationShares} on ${planId} = closings.plan_id`,
    [
      isSeen,
      hasAskedContract(sql`${supplierId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${supplierId}`),
    ],
  );
}
