import { FACT_KINDS, type FactKind } from "./kinds.ts";

/** Facts in the order of their kinds, each kind as it stood. */
export function inOrderOfKinds<F extends { kind: FactKind }>(facts: readonly F[]): F[] {
  const place = ({ kind }: F) => FACT_KINDS.indexOf(kind);
  return facts.toSorted((a, b) => place(a) - place(b));
}

type Version = { id: string; supersedesId: string | null; supersededById: string | null };

/**
 * Facts in groups of versions: the one that stands, and those it corrected, newest first.
 *
 * @param facts every version, in the order in which the groups shall stand.
 */
export function groupVersions<F extends Version>(
  facts: readonly F[],
): { current: F; former: F[] }[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return facts
    .filter((fact) => fact.supersededById === null || !byId.has(fact.supersededById))
    .map((current) => ({ current, former: listFormer(current, byId) }));
}

function listFormer<F extends Version>(fact: F, byId: ReadonlyMap<string, F>): F[] {
  const former = fact.supersedesId ? byId.get(fact.supersedesId) : undefined;
  return former ? [former, ...listFormer(former, byId)] : [];
}
