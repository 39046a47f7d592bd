import { and, type SQL, sql } from "drizzle-orm";
import { dueOnSql, isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import {
  type Asked,
  isAskedSubcontract,
  isOfContract,
  isPosture,
  ofSubcontract,
  plannedAwardOn,
  posturesOfSubcontracts,
  rowsOf,
} from "./work-rows.server.ts";

export function informationToAnswer(asked: Asked): SQL {
  return rowsOf(
    "information-to-answer",
    {
      ...ofSubcontract,
      id: sql`${subcontracts.id}`,
      until: plannedAwardOn,
      since: sql`${subcontracts.createdAt}`,
    },
    sql`${subcontracts}`,
    [sql`${subcontracts.information} is null`, ...isAskedSubcontract(asked)],
  );
}

const lastIssued = sql`(select max(${flowdowns.issuedAt}) from ${flowdowns}
  where ${flowdowns.subcontractId} = ${subcontracts.id})`;

export function flowdownsToIssue(asked: Asked): SQL {
  return rowsOf(
    "flowdown-to-issue",
    {
      ...ofSubcontract,
      id: sql`${subcontracts.id}`,
      until: plannedAwardOn,
      since: sql`${subcontracts.answeredAt}`,
    },
    posturesOfSubcontracts,
    [
      isPosture(asked),
      sql`${postures.standing} = 'to-issue'`,
      sql`${lastIssued} is null`,
      ...isAskedSubcontract(asked),
    ],
  );
}

export function outdatedFlowdowns(asked: Asked): SQL {
  return rowsOf(
    "flowdown-outdated",
    {
      ...ofSubcontract,
      id: sql`${subcontracts.id}`,
      until: plannedAwardOn,
      since: lastIssued,
    },
    posturesOfSubcontracts,
    [
      isPosture(asked),
      sql`${postures.standing} = 'to-issue'`,
      sql`${lastIssued} is not null`,
      ...isAskedSubcontract(asked),
    ],
  );
}

/** Of what was issued last: where that says no longer what holds, it is to be issued again first. */
export function lateAnswers({ scope, filter }: Asked): SQL {
  const { organizationId, on } = scope.actor;
  // The few that are late are found first, and what stands beside them is looked up for those alone.
  const late = sql`(select * from ${requests} where ${and(
    sql`${requests.primeId} = ${organizationId}`,
    sql`${requests.dueOn} < ${on}::date`,
    isUnanswered(),
  )} offset 0) ${requests}`;
  return rowsOf(
    "answer-late",
    {
      id: sql`${requests.id}`,
      until: sql`${dueOnSql}`,
      since: sql`${requests.createdAt}`,
      supplier: sql`${requests.supplierId}`,
      subcontract: sql`${flowdowns.subcontractId}`,
      contract: sql`${flowdowns.contractId}`,
    },
    sql`${late} cross join lateral (select * from ${flowdowns}
        where ${flowdowns.id} = ${requests.flowdownId} offset 0) ${flowdowns}
      join ${postures} on ${postures.subcontractId} = ${flowdowns.subcontractId}`,
    [
      sql`${dueOnSql}::date < ${on}::date`,
      sql`${postures.standing} = 'with-supplier'`,
      isOfContract(sql`${flowdowns.contractId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${requests.supplierId}`),
    ],
  );
}
