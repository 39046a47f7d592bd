import { eq, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { submissions } from "#db/schema/request.ts";

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

/** The same for several suppliers, each by its id; one of which nobody reads has no entry. */
export async function listReadersOf(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<Map<string, LetterAddressee[]>> {
  const ids = `{${[...new Set(supplierIds)].join(",")}}`;
  const rows = await scope.tx.execute<{
    supplier_id: string;
    person_id: string;
    email: string;
    name: string;
  }>(sql`
    select ids.id as supplier_id, readers.person_id, readers.email, readers.name
    from unnest(${ids}::uuid[]) as ids(id), flowdown.supplier_readers(ids.id) as readers`);
  const found = new Map<string, LetterAddressee[]>();
  for (const { supplier_id: id, person_id: personId, email, name } of rows)
    found.set(id, [...(found.get(id) ?? []), { personId, email, name }]);
  return found;
}

/**
 * Who is told that a fact was returned: the official who signed it while they work there, else those
 * who get the other letters.
 */
export async function listReturnReaders(
  scope: Scope,
  { supplierId, submissionId }: { supplierId: string; submissionId: string },
): Promise<LetterAddressee[]> {
  const [readers, [signed]] = await Promise.all([
    listSupplierReaders(scope, supplierId),
    scope.tx
      .select({ by: submissions.submittedBy })
      .from(submissions)
      .where(eq(submissions.id, submissionId)),
  ]);
  const signers = readers.filter(({ personId }) => personId === signed?.by);
  return signers.length > 0 ? signers : readers;
}
