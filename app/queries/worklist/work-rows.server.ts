import { and, type SQL, sql } from "drizzle-orm";
import { type KeptWork, WORK_KINDS, type WorkKind } from "#app/domain/worklist/kinds.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { waitingWork } from "#db/schema/waiting-work.ts";

/** Of what work is asked. */
export type WorkFilter = { owner: WorkOwner; contractId?: string | undefined };

/** Who asks, and of what. */
export type Asked = { scope: Scope; filter: WorkFilter };

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
export function rowsOf(
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

export const ofSubcontract: Pick<Columns, "supplier" | "subcontract" | "contract"> = {
  supplier: sql`${subcontracts.supplierId}`,
  subcontract: sql`${subcontracts.id}`,
  contract: sql`${subcontracts.contractId}`,
};

/** What is told of kept work by its row alone, so that it is walked by its index. */
export const ofKept: Columns = {
  id: sql`${waitingWork.subjectId}`,
  until: sql`${waitingWork.until}`,
  supplier: sql`${waitingWork.supplierId}`,
  subcontract: sql`${waitingWork.subcontractId}`,
  contract: sql`${waitingWork.contractId}`,
};

/** Kept work of a kind, of the suppliers asked about: on a day each stands with the one that is its day. */
export function isKept({ scope, filter }: Asked, kind: KeptWork): SQL | undefined {
  const { organizationId, on } = scope.actor;
  const { countsFrom, countsUntil } = waitingWork;
  return and(
    sql`${waitingWork.primeId} = ${organizationId}`,
    sql`${waitingWork.kind} = ${sql.raw(`'${kind}'`)}`,
    sql`(${countsFrom} is null or ${countsFrom} <= ${on}::date)`,
    sql`(${countsUntil} is null or ${countsUntil} >= ${on}::date)`,
    isSupplierOf(scope, filter.owner, sql`${waitingWork.supplierId}`),
  );
}

export const isOpen = sql`${subcontracts.state} <> 'closed'`;

/** Open subcontracts of the suppliers and the contract asked about. */
export function isAskedSubcontract({ scope, filter }: Asked): (SQL | undefined)[] {
  return [
    sql`${subcontracts.primeId} = ${scope.actor.organizationId}`,
    isOpen,
    isOfContract(sql`${subcontracts.contractId}`, filter),
    isSupplierOf(scope, filter.owner, sql`${subcontracts.supplierId}`),
  ];
}

/** Whether a column names the contract asked about; undefined where all are. */
export const isOfContract = (column: SQL, { contractId }: WorkFilter): SQL | undefined =>
  contractId ? sql`${column} = ${contractId}::uuid` : undefined;

export const posturesOfSubcontracts = sql`${postures} join ${subcontracts}
  on ${subcontracts.id} = ${postures.subcontractId}`;

export function isPosture({ scope }: Asked): SQL {
  return sql`${postures.primeId} = ${scope.actor.organizationId}`;
}

/** Whether the supplier has an open subcontract of the contract asked about; undefined where all are. */
export function hasAskedContract(supplierId: SQL, filter: WorkFilter): SQL | undefined {
  return filter.contractId
    ? sql`exists (select 1 from ${subcontracts}
        where ${subcontracts.supplierId} = ${supplierId} and ${isOpen}
          and ${isOfContract(sql`${subcontracts.contractId}`, filter)})`
    : undefined;
}
