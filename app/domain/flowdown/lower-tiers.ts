import type { Fact } from "#app/domain/fact/content.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** A subcontract right below another one, as far as information flows to it. */
export type LowerTierFlow = {
  number: string;
  supplierName: string;
  /** null while nobody answered it */
  information: Information | null;
};

/**
 * A supplier that says that nobody below it gets the information, of which the prime itself records
 * that somebody does. One of the two is wrong, and the requirement applies at every tier.
 *
 * @param facts of the supplier, newest first.
 * @returns null where both agree, or where nothing was said.
 * @see 32 CFR 170.23(a); DFARS 252.204-7021(f)
 */
export function findLowerTierContradiction(
  flowdownId: string,
  facts: readonly Fact[],
  lowerTiers: readonly LowerTierFlow[],
): { text: string; factId: string } | null {
  const said = facts.find(
    (fact) => fact.kind === "acknowledgement" && fact.content.flowdownId === flowdownId,
  );
  if (said?.kind !== "acknowledgement" || said.content.passesOnToLowerTiers) return null;
  const reached = lowerTiers.filter(
    ({ information }) => information === "CUI" || information === "FCI",
  );
  if (reached.length === 0) return null;
  const named = reached
    .map(({ number, supplierName, information }) => `${number} of ${supplierName} (${information})`)
    .join(", ");
  return {
    text: `The supplier says that nobody below it gets the information, but ${named} is recorded below it. Ask the supplier, and correct what is wrong.`,
    factId: said.id,
  };
}
