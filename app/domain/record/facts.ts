import type { Fact } from "#app/domain/fact/content.ts";

/**
 * Which facts of a supplier belong to the record of one subcontract: what it is judged by, the
 * acknowledgements of its own flowdowns, and the attestations that answer its requests or cover any
 * of these. What the supplier acknowledged or signed for other subcontracts alone is left out.
 */
export function factsOfSubcontract<F extends Fact>(
  facts: readonly F[],
  issued: readonly { id: string; requestId: string | null }[],
): F[] {
  const flowdownIds = issued.map(({ id }) => id);
  const requestIds = issued.map(({ requestId }) => requestId);
  const judged = facts.filter((fact) =>
    fact.kind === "acknowledgement"
      ? flowdownIds.includes(fact.content.flowdownId)
      : fact.kind !== "attestation",
  );
  const ids = new Set(judged.map((fact) => fact.id));
  return facts.filter((fact) =>
    fact.kind === "attestation"
      ? requestIds.includes(fact.content.requestId) ||
        fact.content.covers.some(({ factId }) => ids.has(factId))
      : ids.has(fact.id),
  );
}
