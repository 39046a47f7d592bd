import { sql } from "drizzle-orm";
import type { KnownOrganization } from "#app/domain/submission/known.ts";
import type { Scope } from "#app/platform/db.server.ts";

/** Who answers for a request at the prime that asks. */
export type PrimeContact = { name: string; email: string; telephone: string | null };

/** What a prime tells whom it asks: how its record names them, and whom to ask. */
export type PrimeTells = { organization: KnownOrganization; contact: PrimeContact | null };

/** What the asking prime tells about a request; null where it is not asked of the actor's organization. */
export async function getPrimeTells({ tx }: Scope, requestId: string): Promise<PrimeTells | null> {
  const [row] = await tx.execute<{
    legal_name: string;
    uei: string | null;
    cages: string[];
    titles: Record<string, string>;
    contact_name: string | null;
    contact_email: string | null;
    contact_telephone: string | null;
  }>(sql`select * from flowdown.prime_tells(${requestId}::uuid)`);
  if (!row) return null;
  const { contact_name: name, contact_email: email, contact_telephone: telephone } = row;
  return {
    organization: {
      legalName: row.legal_name,
      uei: row.uei,
      cages: row.cages,
      titles: row.titles,
    },
    contact: name && email ? { name, email, telephone } : null,
  };
}
