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
import { waitingWork } from "#db/schema/waiting-work.ts";
import {
  type Asked,
  hasAskedContract,
  isKept,
  isOfContract,
  isPosture,
  ofKept,
  rowsOf,
} from "./work-rows.server.ts";

/** A supplier's facts are checked together, whatever number of subcontracts it has. */
export function factsToReview(asked: Asked): SQL {
  const { filter } = asked;
  return rowsOf("facts-to-review", ofKept, sql`${waitingWork}`, [
    isKept(asked, "facts-to-review"),
    filter.contractId
      ? hasPosture(asked, sql`${waitingWork.supplierId}`, sql`${postures.supplierToReview} > 0`)
      : undefined,
  ]);
}

/** Walked by the facts that were ever returned: whatever was not need not be looked at. */
export function returnedFacts(asked: Asked): SQL {
  const { scope, filter } = asked;
  const primeId = scope.actor.organizationId;
  const supplier = sql`${shares.supplierId}`;
  return rowsOf(
    "fact-returned",
    {
      id: sql`returned.fact_id`,
      supplier,
      detail: sql`${facts.kind}`,
    },
    sql`(select distinct ${reviews.factId} as fact_id from ${reviews}
        where ${reviews.primeId} = ${primeId} and ${reviews.outcome} = 'returned') returned
      join ${shares} on ${shares.factId} = returned.fact_id
      join ${facts} on ${facts.id} = returned.fact_id`,
    [
      sql`${shares.primeId} = ${primeId}`,
      sql`${shares.endedAt} is null`,
      hasPosture(asked, supplier, sql`${postures.factsReturned} > 0`),
      sql`${latestOutcome(primeId)} = 'returned'`,
      isNotCorrected(primeId),
      isSupplierOf(scope, filter.owner, supplier),
    ],
  );
}

/** Whether a supplier has such a verdict, of the contract asked about. */
function hasPosture(asked: Asked, supplierId: SQL, condition: SQL): SQL {
  return sql`exists (select 1 from ${postures} where ${and(
    isPosture(asked),
    sql`${postures.supplierId} = ${supplierId}`,
    condition,
    isOfContract(sql`${postures.contractId}`, asked.filter),
  )})`;
}

/** Answers to a questionnaire that nobody decided on, the whole of them at once. */
export function questionnairesToReview({ scope, filter }: Asked): SQL {
  const supplier = sql`${questionnaireResponses.supplierId}`;
  return rowsOf(
    "questionnaire-to-review",
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
