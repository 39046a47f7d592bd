import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests, submissions } from "#db/schema/request.ts";

/** That a prime holds one of the actor's facts, by which submission it got it, and who asked. */
export type Reliance = {
  primeId: string;
  supplierId: string;
  factId: string;
  submissionId: string;
  /** null where the submission is not known any more */
  request: { createdBy: string; subcontractNumber: string } | null;
};

/** Which primes other than one hold some of the actor's facts, by the primes' ids. */
export async function listReliances(
  { tx, actor }: Scope,
  factIds: readonly string[],
  exceptPrimeId: string,
): Promise<Reliance[]> {
  if (factIds.length === 0) return [];
  const rows = await tx
    .select({
      primeId: shares.primeId,
      supplierId: shares.supplierId,
      factId: shares.factId,
      submissionId: shares.submissionId,
      createdBy: requests.createdBy,
      subcontractNumber: flowdowns.subcontractNumber,
    })
    .from(shares)
    .leftJoin(submissions, eq(submissions.id, shares.submissionId))
    .leftJoin(requests, eq(requests.id, submissions.requestId))
    .leftJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(
      and(
        eq(shares.organizationId, actor.organizationId),
        ne(shares.primeId, exceptPrimeId),
        isNull(shares.endedAt),
        inArray(shares.factId, [...factIds]),
      ),
    )
    .orderBy(shares.primeId, shares.sharedAt);
  return rows.map(({ createdBy, subcontractNumber, ...row }) => ({
    ...row,
    request: createdBy && subcontractNumber ? { createdBy, subcontractNumber } : null,
  }));
}
