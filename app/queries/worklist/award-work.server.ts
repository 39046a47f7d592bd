import { type SQL, sql } from "drizzle-orm";
import { LAPSING_DAYS } from "#app/domain/posture/state-of.ts";
import { isStanding } from "#app/queries/award/award.server.ts";
import { isConditionDue, isExceptionWaiting } from "#app/queries/award/exception.server.ts";
import { changesByAwardSql } from "#app/queries/sql/posture-state.server.ts";
import { isOwnedBy, isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import {
  awardExceptions,
  awards,
  exceptionConditions,
  exceptionDecisions,
  exceptionReassignments,
  exceptionWithdrawals,
} from "#db/schema/award.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { waitingWork } from "#db/schema/waiting-work.ts";
import {
  type Asked,
  isAskedSubcontract,
  isKept,
  isOfContract,
  isPosture,
  ofKept,
  ofSubcontract,
  posturesOfSubcontracts,
  rowsOf,
} from "./work-rows.server.ts";

const exceptionsWithCourse = sql`${awardExceptions}
  join ${subcontracts} on ${subcontracts.id} = ${awardExceptions.subcontractId}
  left join ${exceptionDecisions} on ${exceptionDecisions.exceptionId} = ${awardExceptions.id}
  left join ${exceptionWithdrawals} on ${exceptionWithdrawals.exceptionId} = ${awardExceptions.id}`;

const approverOf = sql`coalesce((select ${exceptionReassignments.approverId}
  from ${exceptionReassignments} where ${exceptionReassignments.exceptionId} = ${awardExceptions.id}
  order by ${exceptionReassignments.reassignedAt} desc, ${exceptionReassignments.id} desc limit 1),
  ${awardExceptions.approverId})`;

/** An approver's own: nobody stands in for who decides. */
export function exceptionsToDecide({ scope, filter }: Asked): SQL {
  const { personId, organizationId, on } = scope.actor;
  const isMine = sql`${approverOf} = ${personId}::uuid`;
  const isOwn = filter.owner === "for-me" || filter.owner === "me";
  return rowsOf(
    "exception-to-decide",
    {
      ...ofSubcontract,
      id: sql`${awardExceptions.id}`,
      until: sql`${awardExceptions.awardUntil}`,
      since: sql`${awardExceptions.requestedAt}`,
      detail: sql`${awardExceptions.requestedByName}`,
    },
    exceptionsWithCourse,
    [
      sql`${awardExceptions.primeId} = ${organizationId}`,
      isExceptionWaiting(on),
      isOfContract(sql`${awardExceptions.contractId}`, filter),
      isOwn ? isMine : isOwnedBy(scope, filter.owner, approverOf),
    ],
  );
}

export function conditionsDue({ scope, filter }: Asked): SQL {
  const { organizationId, on } = scope.actor;
  return rowsOf(
    "condition-due",
    {
      ...ofSubcontract,
      id: sql`${exceptionConditions.id}`,
      until: sql`${exceptionConditions.dueOn}`,
      since: sql`${exceptionConditions.setAt}`,
      ref: sql`${exceptionConditions.exceptionId}`,
      detail: sql`${exceptionConditions.text}`,
    },
    sql`${exceptionConditions}
      join ${awardExceptions} on ${awardExceptions.id} = ${exceptionConditions.exceptionId}
      join ${subcontracts} on ${subcontracts.id} = ${awardExceptions.subcontractId}`,
    [
      sql`${exceptionConditions.primeId} = ${organizationId}`,
      isConditionDue(on),
      isOfContract(sql`${awardExceptions.contractId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${subcontracts.supplierId}`),
    ],
  );
}

export function awardDaysThatFail(asked: Asked): SQL {
  return rowsOf("award-day-fails", ofKept, sql`${waitingWork}`, [
    isKept(asked, "award-day-fails"),
    isOfContract(sql`${waitingWork.contractId}`, asked.filter),
  ]);
}

/** What was awarded by an exception is meant to be so, and followed by its conditions. */
export function lapsedAwards(asked: Asked): SQL {
  return rowsOf("award-lapsed", ofKept, sql`${waitingWork}`, [
    isKept(asked, "award-lapsed"),
    sql`exists (select 1 from ${awards} where ${awards.subcontractId} = ${waitingWork.subcontractId}
      and ${awards.exceptionId} is null and ${isStanding(asked.scope.tx)})`,
    isOfContract(sql`${waitingWork.contractId}`, asked.filter),
  ]);
}

export function lapsingVerdicts(asked: Asked): SQL {
  const { on } = asked.scope.actor;
  return rowsOf(
    "verdict-lapses",
    { ...ofSubcontract, id: sql`${subcontracts.id}`, until: sql`${postures.holdsUntil}` },
    posturesOfSubcontracts,
    [
      isPosture(asked),
      sql`${postures.verdict} = 'eligible'`,
      sql`${postures.holdsUntil} between ${on}::date and ${on}::date + ${sql.raw(String(LAPSING_DAYS))}`,
      sql`not coalesce(${changesByAwardSql()}, false)`,
      ...isAskedSubcontract(asked),
    ],
  );
}
