import { type SQL, sql } from "drizzle-orm";
import { holdLog } from "#app/commands/log/append-entry.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKeptOf } from "#app/queries/expiration/kept.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";

/**
 * Keep when what some suppliers stated ends, in the transaction that changed what it is told from: which
 * facts stand, and which files are still there. The ends of verdicts, and by when answers are due, are
 * kept by the database.
 *
 * @returns how many rows differed from what was kept.
 */
export async function keepExpirations(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<number> {
  if (supplierIds.length === 0) return 0;
  const { tx, actor } = scope;
  // Before anything is read: of two that keep one supplier, the second tells from what the first committed.
  await holdLog(scope);
  const rows = (await listKeptOf(scope, supplierIds)).map((one) => ({
    supplier_id: one.supplierId,
    kind: one.kind,
    ends_on: one.on,
    subject_id: one.id,
    counts_from: one.countsFrom,
    counts_before: one.countsBefore,
  }));
  const told = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told(supplier_id uuid, kind text,
    ends_on date, subject_id uuid, counts_from date, counts_before date)`;
  const gone = await countRows(
    scope,
    sql`delete from supplier_expirations kept
      where prime_id = ${actor.organizationId}::uuid and kind not in ('verdict-ends', 'answer-due')
        and supplier_id = any(${idsText(supplierIds)}::uuid[])
        and not exists (select 1 from ${told} where ${isSame})`,
  );
  if (rows.length === 0) return gone;
  const added = await tx.execute<{ one: number }>(sql`
    insert into supplier_expirations (prime_id, supplier_id, kind, ends_on, subject_id, is_followed,
      counts_from, counts_before)
    select ${actor.organizationId}::uuid, told.supplier_id, told.kind, told.ends_on, told.subject_id,
      coalesce((select open_subcontracts > 0 from supplier_postures rolled
        where rolled.supplier_id = told.supplier_id), false), told.counts_from, told.counts_before
    from ${told}
    where not exists (select 1 from supplier_expirations kept where ${isSame})
    on conflict do nothing returning 1 as one`);
  return gone + added.length;
}

const isSame = sql`told.supplier_id = kept.supplier_id and told.kind = kept.kind
  and told.subject_id = kept.subject_id and told.ends_on = kept.ends_on
  and told.counts_from is not distinct from kept.counts_from
  and told.counts_before is not distinct from kept.counts_before`;

async function countRows({ tx }: Scope, statement: SQL): Promise<number> {
  const rows = await tx.execute<{ one: number }>(sql`${statement} returning 1 as one`);
  return rows.length;
}
