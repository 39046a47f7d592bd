import type { RecordContent } from "#app/domain/record/content.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";

type FactOf<K extends RecordFact["kind"]> = Extract<RecordFact, { kind: K }>;
export type RecordSupplier = RecordContent["suppliers"][number];

/** An assessment of the record with what it is about. */
export type RecordAssessment = {
  fact: FactOf<"assessment">;
  supplier: RecordSupplier;
  /** what was assessed; null when the record does not hold it */
  system: FactOf<"information-system"> | null;
  /** numbers of the subcontracts that it concerns */
  subcontracts: string[];
};

/**
 * The assessments that a reader may take as said: the last version of each, unless the prime
 * returned it. OSCAL knows no result that was corrected or refused; `record.json` holds them all.
 */
export function listAssessments(content: RecordContent): RecordAssessment[] {
  return content.suppliers.flatMap((supplier) =>
    listStanding(supplier.facts).flatMap((fact) =>
      fact.kind === "assessment"
        ? [
            {
              fact,
              supplier,
              system: findSystem(supplier, fact.content.systemLineageId),
              subcontracts: content.subcontracts
                .filter(({ factIds }) => factIds.includes(fact.id))
                .map(({ number }) => number),
            },
          ]
        : [],
    ),
  );
}

function listStanding(facts: readonly RecordFact[]): RecordFact[] {
  const ids = new Set(facts.map(({ id }) => id));
  return facts.filter(
    ({ supersededById, reviews }) =>
      (supersededById === null || !ids.has(supersededById)) && reviews[0]?.outcome !== "returned",
  );
}

function findSystem({ facts }: RecordSupplier, lineageId: string): RecordAssessment["system"] {
  const versions = facts.filter((fact) => fact.kind === "information-system");
  const ofLineage = versions.filter((fact) => fact.lineageId === lineageId);
  return ofLineage.find(({ supersededById }) => supersededById === null) ?? ofLineage[0] ?? null;
}
