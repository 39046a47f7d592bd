import { type SQL, sql } from "drizzle-orm";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { supplierExpirations } from "#db/schema/expiration.ts";
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

/**
 * Of what was issued last: where that says no longer what holds, it is to be issued again first. By when each
 * answer is due that did not come is kept, so that the late ones are found in the order of their days.
 */
export function lateAnswers({ scope, filter }: Asked): SQL {
  const { organizationId, on } = scope.actor;
  const { primeId, kind, isFollowed, endsOn, subjectId } = supplierExpirations;
  return rowsOf(
    "answer-late",
    {
      id: sql`${subjectId}`,
      until: sql`${endsOn}`,
      since: sql`${requests.createdAt}`,
      supplier: sql`${requests.supplierId}`,
      subcontract: sql`${flowdowns.subcontractId}`,
      contract: sql`${flowdowns.contractId}`,
    },
    sql`${supplierExpirations}
      join ${requests} on ${requests.id} = ${subjectId}
      join ${flowdowns} on ${flowdowns.id} = ${requests.flowdownId}
      join ${postures} on ${postures.subcontractId} = ${flowdowns.subcontractId}`,
    [
      sql`${primeId} = ${organizationId}`,
      sql`${kind} = 'answer-due'`,
      sql`${isFollowed}`,
      sql`${endsOn} < ${on}::date`,
      sql`${postures.standing} = 'with-supplier'`,
      isOfContract(sql`${flowdowns.contractId}`, filter),
      isSupplierOf(scope, filter.owner, sql`${requests.supplierId}`),
    ],
  );
}
