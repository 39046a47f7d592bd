import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { BesideCode } from "./types.ts";

type OwnTerms = { required: RequiredStatus; wording: string } | null;
type Asked = {
  required: RequiredStatus | null;
  alsoRequired: { code: BesideCode } | null;
  clauses: readonly { number: string }[];
};
type Flow = {
  information: Information | null;
  performingCages: readonly string[];
  cuiCategories: readonly string[];
  operationallyCriticalSupport: boolean;
};

/**
 * Whether a flowdown still says what would be decided for its subcontract.
 *
 * @param issued.ownTerms what the supplier was told that the prime asks beyond the rule.
 * @param decision null while the information flow is not answered.
 */
export function isCurrentFlowdown(
  issued: Flow & Asked & { ownTerms: OwnTerms },
  decision: Asked | null,
  now: Flow & { ownTerms: OwnTerms },
): boolean {
  const told = (terms: OwnTerms) => terms && `${terms.required} ${terms.wording}`;
  const numbers = (clauses: Asked["clauses"]) => clauses.map((clause) => clause.number).join();
  return (
    decision !== null &&
    issued.required === decision.required &&
    issued.alsoRequired?.code === decision.alsoRequired?.code &&
    numbers(issued.clauses) === numbers(decision.clauses) &&
    told(issued.ownTerms) === told(now.ownTerms) &&
    issued.information === now.information &&
    issued.operationallyCriticalSupport === now.operationallyCriticalSupport &&
    issued.performingCages.join() === now.performingCages.join() &&
    issued.cuiCategories.join() === now.cuiCategories.join()
  );
}
