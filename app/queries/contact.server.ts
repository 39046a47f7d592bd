import { sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";

/** A person at a supplier, as letters address them. */
export type LetterAddressee = { personId: string; email: string; name: string };

/**
 * Who reads the letters of the actor's organization at a supplier: the contacts who joined and
 * still work there, else those who sign for the company and run it. None before anybody joined.
 */
export async function listSupplierReaders(
  { tx }: Scope,
  supplierId: string,
): Promise<LetterAddressee[]> {
  const rows = await tx.execute<{ person_id: string; email: string; name: string }>(
    sql`select * from flowdown.supplier_readers(${supplierId}::uuid)`,
  );
  return rows.map(({ person_id: personId, email, name }) => ({ personId, email, name }));
}
