import { sql } from "drizzle-orm";
import { keepPostureMonth } from "#app/commands/posture/keep-month.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * Keep how each supply chain stands, for the primes whose month has begun and has no row yet. One
 * transaction a prime, so that one prime's trouble does not stop the others.
 *
 * @returns how many were kept.
 */
export async function keepPostureMonths(at: Date): Promise<{ kept: number }> {
  const primes = await listPrimes(at);
  let kept = 0;
  await forEachApart(primes, async (prime) => {
    const actor = systemActor(prime, at);
    if (await asSystem((tx) => keepPostureMonth({ tx, actor }))) kept += 1;
  });
  return { kept };
}

/** The primes that have an open subcontract, and nothing kept of the month that runs where they are. */
function listPrimes(at: Date) {
  return asSystem((tx) =>
    tx
      .select({
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(organizations)
      .where(
        sql`exists (select 1 from subcontracts where subcontracts.prime_id = ${organizations.id}
            and subcontracts.state <> 'closed')
          and not exists (select 1 from posture_months
            where posture_months.prime_id = ${organizations.id}
              and posture_months.month = date_trunc('month', ${at.toISOString()}::timestamptz
                at time zone ${organizations.timeZone})::date)`,
      )
      .orderBy(organizations.id),
  );
}
