import { FACT_KIND_NAMES, FACT_KINDS, type FactKind } from "./kinds.ts";

type Judged = { kind: FactKind; reviews: readonly unknown[]; supersededById: string | null };

/**
 * What nobody has looked at of what a supplier states now, by name: a verdict rests on assessments and
 * affirmations alone, so that it can stand while the rest waits.
 *
 * @returns each name once, in the order of the kinds.
 */
export function listUnreviewed(facts: readonly Judged[]): string[] {
  const waiting = facts.filter(
    ({ reviews, supersededById }) => reviews.length === 0 && supersededById === null,
  );
  return FACT_KINDS.filter((kind) => waiting.some((fact) => fact.kind === kind)).map(
    (kind) => FACT_KIND_NAMES[kind],
  );
}
