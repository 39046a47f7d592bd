import { type SQL, sql } from "drizzle-orm";
import { type CampaignKind, MOST_RECIPIENTS, unitOf } from "#app/domain/campaign/kinds.ts";
import type { CampaignChoice } from "#app/domain/campaign/list-address.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";
import { listSubcontractIds } from "#app/queries/subcontract/list.server.ts";
import { listSupplierIds } from "#app/queries/supplier/supplier.server.ts";

/** How many suppliers or subcontracts of the actor's prime a choice names. */
export async function countChosen(scope: Scope, choice: CampaignChoice): Promise<number> {
  const ids = idsText(await listChosen(scope, choice));
  const [row] = await scope.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from ${sql.identifier(choice.of)}
    where prime_id = ${scope.actor.organizationId}::uuid and id = any(${ids}::uuid[])`);
  return row?.count ?? 0;
}

/**
 * Whom a choice names, as rows of a supplier and a subcontract: the suppliers chosen, or those of the
 * subcontracts chosen; where subcontracts are asked, those chosen, or the open ones of the suppliers.
 *
 * @returns null where it names nobody.
 */
export async function findChosen(
  scope: Scope,
  kind: CampaignKind,
  choice: CampaignChoice,
): Promise<SQL | null> {
  const ids = idsText(await listChosen(scope, choice));
  const prime = sql`${scope.actor.organizationId}::uuid`;
  const isChosen =
    choice.of === "subcontracts"
      ? sql`s.id = any(${ids}::uuid[])`
      : sql`s.supplier_id = any(${ids}::uuid[]) and s.state <> 'closed'`;
  const subcontracts = sql`select s.supplier_id, s.id as subcontract_id from subcontracts s
    where s.prime_id = ${prime} and ${isChosen}`;
  const suppliers =
    choice.of === "subcontracts"
      ? sql`select distinct chosen.supplier_id, null::uuid as subcontract_id
          from (${subcontracts}) chosen`
      : sql`select s.id as supplier_id, null::uuid as subcontract_id from suppliers s
          where s.prime_id = ${prime} and s.id = any(${ids}::uuid[])`;
  const chosen = unitOf(kind) === "supplier" ? suppliers : subcontracts;
  const [row] = await scope.tx.execute<{ any: boolean }>(sql`select exists (${chosen}) as any`);
  return row?.any ? chosen : null;
}

function listChosen(scope: Scope, choice: CampaignChoice): Promise<string[]> {
  if ("ids" in choice.chosen) return Promise.resolve(choice.chosen.ids);
  return choice.of === "suppliers"
    ? listSupplierIds(scope, choice.chosen.all, MOST_RECIPIENTS)
    : listSubcontractIds(scope, choice.chosen.all, MOST_RECIPIENTS);
}
