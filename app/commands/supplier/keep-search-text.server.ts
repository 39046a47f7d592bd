import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/**
 * Keep what suppliers can be found by in step with them and their contacts: legal name, UEI, CAGE
 * codes, tags and addresses in one text.
 */
export async function keepSearchText(
  { tx, actor }: Scope,
  supplierIds: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    update suppliers set search_text = concat_ws(' ', legal_name, uei,
      nullif(array_to_string(cages, ' '), ''), nullif(array_to_string(tags, ' '), ''),
      (select string_agg(email, ' ' order by created_at, supplier_contacts.id)
        from supplier_contacts where supplier_contacts.supplier_id = suppliers.id))
    where prime_id = ${actor.organizationId}::uuid
      and id in (select unnest(${`{${supplierIds.join(",")}}`}::uuid[]))`);
}
