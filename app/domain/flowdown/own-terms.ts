import { termsOn } from "#app/domain/contract/terms.ts";
import { highestOwnTerm, type OwnTerm } from "#app/domain/own-terms/own-term.ts";
import { decideRequirement } from "./requirement.ts";
import type { FlowdownInput, FlowdownOwnTerms } from "./types.ts";

/**
 * What a prime asks of a subcontract beyond the rule on a day, as it is told to the supplier.
 *
 * @param terms of the prime that reach the subcontract.
 * @returns null where it asks nothing more.
 */
export function decideFlowdownOwnTerms(
  input: FlowdownInput,
  terms: readonly (OwnTerm & { wording: string })[],
): FlowdownOwnTerms | null {
  const { contract, subcontract, on } = input;
  const { required } = decideRequirement({ contract: termsOn(contract, on), subcontract });
  const term = highestOwnTerm(terms, subcontract, required, on);
  return (
    term && {
      required: term.requiredStatus,
      from: term.from,
      until: term.until,
      wording: term.wording,
    }
  );
}
