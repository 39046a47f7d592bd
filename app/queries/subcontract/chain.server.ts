import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/** Whether a subcontract would hang under itself, by however many tiers, were it put under a parent. */
export async function isAboveItself(
  { tx }: Pick<Scope, "tx">,
  subcontractId: string,
  parentId: string,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    with recursive above as (
      select id, parent_id from subcontracts where id = ${parentId}
      union
      select upper.id, upper.parent_id from subcontracts upper join above on above.parent_id = upper.id
    )
    select 1 from above where id = ${subcontractId}`);
  return rows.length > 0;
}
