import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Clause, clauses } from "#catalogs/index.ts";
import type { FlowdownClause, FlowdownInput } from "./types.ts";

type ClauseNumber = Clause["numbers"][number];

const CMMC_CLAUSE = "252.204-7021";
const NUMBER = /\b(52|252)\.\d{3}-\d{1,4}\b/;
const BY_NUMBER = new Map<string, { clause: Clause; number: ClauseNumber }>(
  clauses.flatMap((clause) => clause.numbers.map((number) => [number.number, { clause, number }])),
);

/** The catalog's record of a clause by any of its numbers, however it is written. */
export function findClause(written: string): Clause | null {
  const number = NUMBER.exec(written)?.[0];
  return (number && BY_NUMBER.get(number)?.clause) || null;
}

/** The number under which a clause enters contracts awarded on `on`; null while none is in force. */
export function clauseNumberOn(clause: Clause, on: CalendarDate): string | null {
  const inForce = clause.numbers.filter(
    (n) => n.effectiveFrom <= on && (n.effectiveTo === null || on <= n.effectiveTo),
  );
  return inForce.at(-1)?.number ?? null;
}

/** Whether a clause reaches a subcontract with this information. */
export function clauseFlows(
  { flows }: Clause,
  subcontract: Pick<FlowdownInput["subcontract"], "information" | "commercialOffTheShelfOnly">,
): boolean {
  if (flows.excludesCots && subcontract.commercialOffTheShelfOnly) return false;
  if (flows.to === "CUI") return subcontract.information === "CUI";
  if (flows.to === "FCI-or-CUI") return subcontract.information !== "none";
  return flows.to === "everyone";
}

/**
 * The clauses that flow to a subcontract: those of the contract that reach its information, under
 * the number that the contract carries, and the CMMC clause wherever a status is required.
 *
 * @param required the status that the subcontract requires, or null.
 * @returns in the catalog's order; a clause that the contract carries twice flows once.
 */
export function listFlowdownClauses(
  input: FlowdownInput,
  required: RequiredStatus | null,
): FlowdownClause[] {
  const carried = new Set(input.contract.clauses.map((text) => NUMBER.exec(text)?.[0]));
  if (required) carried.add(CMMC_CLAUSE);
  return clauses
    .filter((clause) => clauseFlows(clause, input.subcontract))
    .flatMap((clause) => {
      const number = clause.numbers.findLast(
        (n) => carried.has(n.number) && n.effectiveFrom <= input.on,
      );
      return number ? [flowdownClause(clause, number)] : [];
    });
}

function flowdownClause(clause: Clause, { number, edition }: ClauseNumber): FlowdownClause {
  return {
    number,
    title: clause.title,
    ...(edition && { edition }),
    citation: `${clause.regulation} ${number}${clause.flows.paragraph ?? ""}`,
    why: clause.flows.why,
    ...(clause.flows.onlyIf && { onlyIf: clause.flows.onlyIf }),
    subcontractorMust: clause.subcontractorMust,
  };
}
