import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { termsOn } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Clause, clauses } from "#catalogs/index.ts";
import { carriedEdition, carriedSince, clauseNumberIn } from "./edition.ts";
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
  const carried = new Map<string | null, string>();
  if (required) carried.set(CMMC_CLAUSE, CMMC_CLAUSE);
  for (const text of termsOn(input.contract, input.on).clauses)
    carried.set(clauseNumberIn(text), text);
  return clauses
    .filter((clause) => clauseFlows(clause, input.subcontract))
    .flatMap((clause) => {
      const number = clause.numbers.findLast(
        (n) => carried.has(n.number) && n.effectiveFrom <= input.on,
      );
      if (!number) return [];
      const since = carriedSince(input.contract, number.number, input.on);
      const edition = carriedEdition(number, carried.get(number.number) ?? "", since);
      return [flowdownClause(clause, number, edition, since)];
    });
}

function flowdownClause(
  clause: Clause,
  { number }: ClauseNumber,
  edition: string | null,
  since: CalendarDate | null,
): FlowdownClause {
  const { flows } = clause;
  const deviations = clause.deviations
    .filter(({ effectiveFrom }) => since === null || effectiveFrom <= since)
    .map(({ says }) => says);
  return {
    number,
    title: clause.title,
    ...(edition && { edition }),
    citation: `${clause.regulation} ${number}${flows.paragraph ?? ""}`,
    why: flows.why,
    ...(flows.onlyIf && { onlyIf: flows.onlyIf }),
    ...(flows.without && { without: flows.without }),
    ...(deviations.length > 0 && { deviations }),
    subcontractorMust: clause.subcontractorMust,
  };
}
