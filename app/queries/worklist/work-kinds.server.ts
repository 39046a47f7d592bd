import { and, type SQL, sql } from "drizzle-orm";
import { LAPSING_DAYS } from "#app/domain/posture/state-of.ts";
import { WORK_KINDS, type WorkKind } from "#app/domain/worklist/kinds.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { noteStateSql } from "#app/queries/audit/note.server.ts";
import { isStanding } from "#app/queries/award/award.server.ts";
import { isConditionDue, isExceptionWaiting } from "#app/queries/award/exception.server.ts";
import { isNotCorrected, latestOutcome } from "#app/queries/fact/standing-fact.server.ts";
import { dueOnSql, isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { changesByAwardSql } from "#app/queries/sql/posture-state.server.ts";
import { isOwnedBy, isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { auditNotes, audits } from "#db/schema/audit.ts";
import {
  awardExceptions,
  awards,
  exceptionConditions,
  exceptionDecisions,
  exceptionReassignments,
  exceptionWithdrawals,
} from "#db/schema/award.ts";
import { campaigns } from "#db/schema/campaign.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { invitations } from "#db/schema/invitation.ts";
import { addressReturns } from "#db/schema/letter.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts } from "#db/schema/supplier.ts";

/** Of what work is asked. */
export type WorkFilter = { owner: WorkOwner; contractId?: string | undefined };

type Columns = {
  id: SQL;
  /** the last day on which it is in time */
  until?: SQL;
  since?: SQL;
  supplier?: SQL;
  subcontract?: SQL;
  contract?: SQL;
  /** the row that its action is about, where that is not `id` */
  ref?: SQL;
  amount?: SQL;
  detail?: SQL;
};

/** The rows of one kind, each with the same columns. */
function rowsOf(
  kind: WorkKind,
  columns: Columns,
  from: SQL,
  where: (SQL | undefined)[],
  groupBy?: SQL,
): SQL {
  const none = sql`null`;
  const { id, until, since, supplier, subcontract, contract, ref, amount, detail } = columns;
  return sql`select ${sql.raw(String(WORK_KINDS.indexOf(kind)))} as place, ${id} as id,
    ${until ?? none}::date as until, ${since ?? none}::timestamptz as since,
    ${supplier ?? none}::uuid as supplier_id, ${subcontract ?? none}::uuid as subcontract_id,
    ${contract ?? none}::uuid as contract_id, ${ref ?? none}::uuid as ref,
    ${amount ?? sql`1`}::int as amount, ${detail ?? sql`''`} as detail
    from ${from} where ${and(...where)} ${groupBy ? sql`group by ${groupBy}` : sql``}`;
}

type Asked = { scope: Scope; filter: WorkFilter };

const ofSubcontract: Pick<Columns, "supplier" | "subcontract" | "contract"> = {
  supplier: sql`${subcontracts.supplierId}`,
  subcontract: sql`${subcontracts.id}`,
  contract: sql`${subcontracts.contractId}`,
};
/** A day that was planned says nothing once the award was recorded. */
const plannedAwardOn = sql`case when ${subcontracts.state} = 'proposed'
  then ${subcontracts.plannedAwardOn} end`;
const isOpen = sql`${subcontracts.state} <> 'closed'`;

/** Open subcontracts of the suppliers and the contract asked about. */
function isAskedSubcontract({ scope, filter }: Asked): (SQL | undefined)[] {
  return [
    sql`${subcontracts.primeId} = ${scope.actor.organizationId}`,
    isOpen,
    isOfContract(sql`${subcontracts.contractId}`, filter),
    isSupplierOf(scope, filter.owner, sql`${subcontracts.supplierId}`),
  ];
}

const isOfContract = (column: SQL, { contractId }: WorkFilter): SQL | undefined =>
  contractId ? sql`${column} = ${contractId}::uuid` : undefined;

const posturesOfSubcontracts = sql`${postures} join ${subcontracts}
  on ${subcontracts.id} = ${postures.subcontractId}`;

function isPosture({ scope }: Asked): SQL {
  return sql`${postures.primeId} = ${scope.actor.organizationId}`;
}

const exceptionsWithCourse = sql`${awardExceptions}
  join ${subcontracts} on ${subcontracts.id} = ${awardExceptions.subcontractId}
  left join ${exceptionDecisions} on ${exceptionDecisions.exceptionId} = ${awardExceptions.id}
  left join ${exceptionWithdrawals} on ${exceptionWithdrawals.exceptionId} = ${awardExceptions.id}`;

const approverOf = sql`coalesce((select ${exceptionReassignments.approverId}
  from ${exceptionReassignments} where ${exceptionReassignments.exceptionId} = ${awardExceptions.id}
  order by ${exceptionReassignments.reassignedAt} desc, ${exceptionReassignments.id} desc limit 1),
  ${awardExceptions.approverId})`;

/** An approver's own: nobody stands in for who decides. */
function exceptionsToDecide({ scope, filter }: Asked): SQL {
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

function conditionsDue({ scope, filter }: Asked): SQL {
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

const LONGEST_NOTE = 200;

function notesToAnswer({ scope, filter }: Asked): SQL {
  return rowsOf(
    "note-to-answer",
    {
      id: sql`${auditNotes.id}`,
      until: sql`${audits.endsOn}`,
      since: sql`${auditNotes.writtenAt}`,
      subcontract: sql`${auditNotes.subcontractId}`,
      contract: sql`${auditNotes.contractId}`,
      ref: sql`${auditNotes.auditId}`,
      detail: sql`${auditNotes.writtenByName} || ': “' || left(${auditNotes.text}, ${sql.raw(String(LONGEST_NOTE))}) || '”'`,
    },
    sql`${auditNotes} join ${audits} on ${audits.id} = ${auditNotes.auditId}`,
    [
      sql`${audits.primeId} = ${scope.actor.organizationId}`,
      sql`${audits.closedAt} is null`,
      sql`${noteStateSql} = 'open'`,
      isOfContract(sql`${auditNotes.contractId}`, filter),
      isOwnedBy(scope, filter.owner, sql`${audits.createdBy}`),
    ],
  );
}

function awardDaysThatFail(asked: Asked): SQL {
  return rowsOf(
    "award-day-fails",
    { ...ofSubcontract, id: sql`${subcontracts.id}`, until: plannedAwardOn },
    posturesOfSubcontracts,
    [isPosture(asked), changesByAwardSql(), ...isAskedSubcontract(asked)],
  );
}

/** What was awarded by an exception is meant to be so, and followed by its conditions. */
function lapsedAwards(asked: Asked): SQL {
  return rowsOf(
    "award-lapsed",
    { ...ofSubcontract, id: sql`${subcontracts.id}` },
    // The few that lapsed are found first: awards are many.
    sql`(select * from ${postures} where ${and(
      isPosture(asked),
      sql`${postures.verdict} = 'ineligible'`,
      sql`${postures.standing} = 'settled'`,
    )} offset 0) ${postures} join ${subcontracts} on ${subcontracts.id} = ${postures.subcontractId}`,
    [
      sql`${subcontracts.state} = 'awarded'`,
      sql`exists (select 1 from ${awards} where ${awards.subcontractId} = ${subcontracts.id}
        and ${awards.exceptionId} is null and ${isStanding(asked.scope.tx)})`,
      ...isAskedSubcontract(asked),
    ],
  );
}

function informationToAnswer(asked: Asked): SQL {
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

function flowdownsToIssue(asked: Asked): SQL {
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

function outdatedFlowdowns(asked: Asked): SQL {
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

/** A supplier's facts are checked together, whatever number of subcontracts it has. */
function factsToReview(asked: Asked): SQL {
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

/** Nobody else of the supplier was added or invited since one said that they are the wrong person. */
function wrongPersons({ scope, filter }: Asked): SQL {
  const since = sql`${supplierContacts.wrongPersonAt}`;
  return rowsOf(
    "wrong-person",
    {
      id: sql`${supplierContacts.id}`,
      supplier: sql`${supplierContacts.supplierId}`,
      since,
      detail: sql`coalesce(nullif(${supplierContacts.name}, ''), ${supplierContacts.email})`,
    },
    sql`${supplierContacts}`,
    [
      sql`${supplierContacts.primeId} = ${scope.actor.organizationId}`,
      sql`${since} is not null`,
      sql`not exists (select 1 from ${supplierContacts} other
        where other.supplier_id = ${supplierContacts.supplierId} and other.wrong_person_at is null
          and other.created_at > ${since})`,
      sql`not exists (select 1 from ${invitations}
        where ${invitations.supplierId} = ${supplierContacts.supplierId}
          and ${invitations.revokedAt} is null and ${invitations.wrongPersonAt} is null
          and (${invitations.acceptedAt} is not null or ${invitations.createdAt} > ${since}))`,
      filter.contractId
        ? sql`exists (select 1 from ${subcontracts}
            where ${subcontracts.supplierId} = ${supplierContacts.supplierId} and ${isOpen}
              and ${isOfContract(sql`${subcontracts.contractId}`, filter)})`
        : undefined,
      isSupplierOf(scope, filter.owner, sql`${supplierContacts.supplierId}`),
    ],
  );
}

/** Each address once, by what came back first. */
function returnedLetters({ scope, filter }: Asked): SQL {
  const { supplierId, createdAt, email } = addressReturns;
  return rowsOf(
    "letter-returned",
    {
      id: sql`min(${addressReturns.id}::text)::uuid`,
      supplier: sql`${supplierId}`,
      since: sql`min(${createdAt})`,
      detail: sql`min(lower(${email}))`,
    },
    sql`${addressReturns}`,
    [
      sql`${addressReturns.primeId} = ${scope.actor.organizationId}`,
      sql`${addressReturns.clearedAt} is null`,
      filter.contractId
        ? sql`exists (select 1 from ${subcontracts}
            where ${subcontracts.supplierId} = ${supplierId} and ${isOpen}
              and ${isOfContract(sql`${subcontracts.contractId}`, filter)})`
        : undefined,
      isSupplierOf(scope, filter.owner, sql`${supplierId}`),
    ],
    sql`${supplierId}, lower(${email})`,
  );
}

/** As the sweep counted them last; a campaign is of whoever began it, and of no contract. */
function stuckCampaigns({ scope, filter }: Asked): SQL {
  return rowsOf(
    "campaign-stuck",
    {
      id: sql`${campaigns.id}`,
      until: sql`${campaigns.dueOn}`,
      since: sql`${campaigns.sentAt}`,
      amount: sql`${campaigns.stuck}`,
      detail: sql`${campaigns.name}`,
    },
    sql`${campaigns}`,
    [
      sql`${campaigns.primeId} = ${scope.actor.organizationId}`,
      sql`${campaigns.sentAt} is not null and ${campaigns.closedAt} is null`,
      sql`${campaigns.stuck} > 0`,
      filter.contractId ? sql`false` : undefined,
      isOwnedBy(scope, filter.owner, sql`${campaigns.createdBy}`),
    ],
  );
}

/** Of what was issued last: where that says no longer what holds, it is to be issued again first. */
function lateAnswers({ scope, filter }: Asked): SQL {
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

function returnedFacts(asked: Asked): SQL {
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

function lapsingVerdicts(asked: Asked): SQL {
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

const ROWS_OF: Record<WorkKind, (asked: Asked) => SQL> = {
  "exception-to-decide": exceptionsToDecide,
  "condition-due": conditionsDue,
  "note-to-answer": notesToAnswer,
  "award-day-fails": awardDaysThatFail,
  "award-lapsed": lapsedAwards,
  "information-to-answer": informationToAnswer,
  "flowdown-to-issue": flowdownsToIssue,
  "flowdown-outdated": outdatedFlowdowns,
  "facts-to-review": factsToReview,
  "wrong-person": wrongPersons,
  "letter-returned": returnedLetters,
  "answer-late": lateAnswers,
  "campaign-stuck": stuckCampaigns,
  "fact-returned": returnedFacts,
  "verdict-lapses": lapsingVerdicts,
};

/** The one statement behind the list and the count of each kind of work. */
export function workOfKind(kind: WorkKind, scope: Scope, filter: WorkFilter): SQL {
  return ROWS_OF[kind]({ scope, filter });
}
