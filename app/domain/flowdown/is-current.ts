import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

type Clauses = readonly { number: string }[];
type OwnTerms = { required: RequiredStatus; wording: string } | null;
type Flow = {
  information: Information | null;
  performingCages: readonly string[];
  cuiCategories: readonly string[];
};

/**
 * Whether a flowdown still says what would be decided for its subcontract.
 *
 * @param issued.ownTerms what the supplier was told that the prime asks beyond the rule.
 * @param decision null while the information flow is not answered.
 */
export function isCurrentFlowdown(
  issued: Flow & { required: RequiredStatus | null; clauses: Clauses; ownTerms: OwnTerms },
  decision: { required: RequiredStatus | null; clauses: Clauses } | null,
  { information, performingCages, cuiCategories, ownTerms }: Flow & { ownTerms: OwnTerms },
): boolean {
  const told = (terms: OwnTerms) => terms && `${terms.required} ${terms.wording}`;
  const numbers = (clauses: Clauses) => clauses.map((clause) => clause.number).join();
  return (
    decision !== null &&
    issued.required === decision.required &&
    numbers(issued.clauses) === numbers(decision.clauses) &&
    told(issued.ownTerms) === told(ownTerms) &&
    issued.information === information &&
    issued.performingCages.join() === performingCages.join() &&
    issued.cuiCategories.join() === cuiCategories.join()
  );
}
