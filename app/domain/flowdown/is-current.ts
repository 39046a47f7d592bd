import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { BesideCode } from "./types.ts";

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
 * @param decision null while the information flow is not answered.
 */
export function isCurrentFlowdown(
  issued: Flow & Asked,
  decision: Asked | null,
  { information, performingCages, cuiCategories, operationallyCriticalSupport }: Flow,
): boolean {
  const numbers = (clauses: Asked["clauses"]) => clauses.map((clause) => clause.number).join();
  return (
    decision !== null &&
    issued.required === decision.required &&
    issued.alsoRequired?.code === decision.alsoRequired?.code &&
    numbers(issued.clauses) === numbers(decision.clauses) &&
    issued.information === information &&
    issued.operationallyCriticalSupport === operationallyCriticalSupport &&
    issued.performingCages.join() === performingCages.join() &&
    issued.cuiCategories.join() === cuiCategories.join()
  );
}
