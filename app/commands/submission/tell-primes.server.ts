import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import type { AskedRequest } from "#app/queries/request/request.server.ts";
import { listReliances, type Reliance } from "#app/queries/submission/reliance.server.ts";
import { shares } from "#db/schema/fact.ts";
import type { Recorded, StatedFact } from "./record-submission.server.ts";
import { tellAsker, tellHolder } from "./tell-prime.server.ts";

type Telling = { primeId: string; tell: (prime: Scope) => Promise<void> };

/**
 * Bring a signed answer to the prime that asked, and what it corrects to every other prime that
 * holds the former version: log, verdicts and letter of each, in the order of their ids.
 */
export async function tellPrimes(
  scope: Scope,
  request: AskedRequest,
  recorded: Recorded,
): Promise<void> {
  const corrected = recorded.facts.filter(({ isNew, supersedesId }) => isNew && supersedesId);
  const reliances = await listReliances(
    scope,
    corrected.flatMap(({ supersedesId }) => supersedesId ?? []),
    request.primeId,
  );
  const tellings: Telling[] = [
    { primeId: request.primeId, tell: (prime) => tellAsker(prime, request, recorded) },
    ...[...new Set(reliances.map(({ primeId }) => primeId))].map((primeId) => {
      const held = reliances.filter((reliance) => reliance.primeId === primeId);
      return {
        primeId,
        tell: (prime: Scope) => tellHolder(prime, held, corrected, recorded),
      };
    }),
  ];
  await shareCorrections(scope, reliances, corrected);
  for (const { primeId, tell } of tellings.sort((a, b) => (a.primeId < b.primeId ? -1 : 1)))
    await asCounterparty(scope, primeId, tell);
}

/** Under the submission by which the prime got the former version: what it holds is corrected. */
async function shareCorrections(
  { tx, actor }: Scope,
  reliances: readonly Reliance[],
  corrected: readonly StatedFact[],
): Promise<void> {
  const rows = reliances.flatMap(({ primeId, supplierId, submissionId, factId: formerId }) =>
    corrected
      .filter(({ supersedesId }) => supersedesId === formerId)
      .map(({ factId }) => ({
        primeId,
        supplierId,
        submissionId,
        factId,
        organizationId: actor.organizationId,
        sharedAt: actor.at,
      })),
  );
  if (rows.length > 0) await tx.insert(shares).values(rows).onConflictDoNothing();
}
