/** A subcontract as a sample names it. */
export type SampledSubcontract = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  contractPiid: string;
};

/** A sample that an auditor drew. Never changed. */
export type AuditSample = {
  id: string;
  /** ISO instant, UTC */
  drawnAt: string;
  drawnByName: string;
  seed: string;
  /** of how many it was drawn */
  population: number;
  populationSha256: string;
  /** in the order drawn */
  subcontracts: SampledSubcontract[];
};

/** Which samples each subcontract is in, by their seeds. */
export function seedsBySubcontract(
  samples: readonly Pick<AuditSample, "seed" | "subcontracts">[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { seed, subcontracts } of samples)
    for (const { id } of subcontracts) found.set(id, [...(found.get(id) ?? []), seed]);
  return found;
}
