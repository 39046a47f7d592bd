import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Clause, clauses } from "#catalogs/index.ts";
import { type CarriedClause, carriedEdition, clauseNumberIn, listCarried } from "./edition.ts";
import type { FlowdownClause, FlowdownInput } from "./types.ts";

type ClauseNumber = Clause["numbers"][number];

const CMMC_CLAUSE = "252.204-7021";
const BY_NUMBER = new Map<string, { clause: Clause; number: ClauseNumber }>(
  clauses.flatMap((clause) => clause.numbers.map((number) => [number.number, { clause, number }])),
);

/** The catalog's record of a clause by any of its numbers, however it is written. */
export function findClause(written: string): Clause | null {
  const number = clauseNumberIn(written);
  return (number && BY_NUMBER.get(number)?.clause) || null;
}

/** The number under which a clause enters contracts awarded on `on`; null while none is in force. */
export function clauseNumberOn(clause: Clause, on: CalendarDate): string | null {
  const inForce = clause.numbers.filter(
    (n) => n.effectiveFrom <= on && (n.effectiveTo === null || on <= n.effectiveTo),
  );
  return inForce.at(-1)?.number ?? null;
}

/** Whether a clause reaches a subcontract with this information and this work. */
export function clauseFlows(
  { flows }: Clause,
  subcontract: Pick<
    FlowdownInput["subcontract"],
    "information" | "commercialOffTheShelfOnly" | "operationallyCriticalSupport"
  >,
): boolean {
  if (flows.excludesCots && subcontract.commercialOffTheShelfOnly) return false;
  switch (flows.to) {
    case "CUI":
      return subcontract.information === "CUI";
    case "CUI-or-operationally-critical-support":
      return subcontract.information === "CUI" || subcontract.operationallyCriticalSupport === true;
    case "FCI-or-CUI":
      return subcontract.information !== "none";
    case "everyone":
      return true;
    case "no-one":
      return false;
  }
}

/**
 * The clauses that flow to a subcontract: those of the contract on that day that reach its
 * information and its work, under the number and in the edition that the contract carries, and the CMMC clause wherever
 * a status is required.
 *
 * @param required the status that the subcontract requires, or null.
 * @returns in the catalog's order; a clause that the contract carries twice flows once.
 */
export function listFlowdownClauses(
  input: FlowdownInput,
  required: RequiredStatus | null,
): FlowdownClause[] {
  const carried = listCarried(input.contract, input.on);
  if (required && !carried.has(CMMC_CLAUSE))
    carried.set(CMMC_CLAUSE, { written: CMMC_CLAUSE, since: null });
  const flowing: FlowdownClause[] = [];
  for (const clause of clauses) {
    if (!clauseFlows(clause, input.subcontract)) continue;
    const number = clause.numbers.findLast(
      (n) => carried.has(n.number) && n.effectiveFrom <= input.on,
    );
    const as = number && carried.get(number.number);
    if (as) flowing.push(flowdownClause(clause, number, as));
  }
  return flowing;
}

function flowdownClause(
  clause: Clause,
  number: ClauseNumber,
  { written, since }: CarriedClause,
): FlowdownClause {
  const { flows } = clause;
  const flowing: FlowdownClause = {
    number: number.number,
    title: clause.title,
    citation: `${clause.regulation} ${number.number}${flows.paragraph ?? ""}`,
    why: flows.why,
    subcontractorMust: clause.subcontractorMust,
  };
  const edition = carriedEdition(number, written, since);
  if (edition) flowing.edition = edition;
  if (flows.onlyIf) flowing.onlyIf = flows.onlyIf;
  if (flows.without) flowing.without = flows.without;
  const deviations = listDeviations(clause, since);
  if (deviations.length > 0) flowing.deviations = deviations;
  return flowing;
}

/** What class deviations changed in a clause by the day a contract took it; all where that is not known. */
function listDeviations({ deviations }: Clause, since: CalendarDate | null): string[] {
  if (deviations.length === 0) return [];
  return deviations
    .filter(({ effectiveFrom }) => since === null || effectiveFrom <= since)
    .map(({ says }) => says);
}
