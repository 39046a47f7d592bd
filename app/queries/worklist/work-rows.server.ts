import { and, type SQL, sql } from "drizzle-orm";
import { WORK_KINDS, type WorkKind } from "#app/domain/worklist/kinds.ts";
import type { WorkOwner } from "#app/domain/worklist/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isSupplierOf } from "#app/queries/sql/work-owner.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

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
/** A day that was planned says nothing once the award was recorded. */
export const plannedAwardOn = sql`case when ${subcontracts.state} = 'proposed'
  then ${subcontracts.plannedAwardOn} end`;
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
