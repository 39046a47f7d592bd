import { type DatedTerms, inOrder } from "#app/domain/contract/terms.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Clause } from "#catalogs/index.ts";

type ClauseNumber = Clause["numbers"][number];

const NUMBER = /\b(52|252)\.\d{3}-\d{1,4}\b/;
const PRINTED = /\(([A-Z]{3}) (\d{4})\)/i;

/**
 * The edition of a clause that a contract carries: the one printed with it, `52.204-21 (NOV 2021)`;
 * else the one that contracts awarded, or modifications made, on that day took; else the only one there ever was.
 *
 * @param written the clause as the contract names it.
 * @param since the day of the award, or of the modification that brought the clause in; null while
 *   it is not known.
 * @returns null where the edition cannot be told, rather than the newest.
 * @throws never
 */
export function carriedEdition(
  { editions, effectiveFrom }: ClauseNumber,
  written: string,
  since: CalendarDate | null,
): string | null {
  const printed = PRINTED.exec(written);
  if (printed) return `${printed[1]} ${printed[2]}`.toUpperCase();
  const [only, ...others] = editions;
  if (only && others.length === 0 && only.effectiveFrom === effectiveFrom) return only.edition;
  const last = since && editions.findLast((edition) => hasBegun(edition, since));
  // In the month of an edition whose first day we do not know, either text may have been used.
  return last && last.effectiveFrom !== since.slice(0, 7) ? last.edition : null;
}

function hasBegun({ effectiveFrom }: { effectiveFrom: string }, on: CalendarDate): boolean {
  return effectiveFrom <= on.slice(0, effectiveFrom.length);
}

/** The clause number in what a contract writes, `52.204-21`; null where there is none. */
export function clauseNumberIn(written: string): string | null {
  return NUMBER.exec(written)?.[0] ?? null;
}

/** A clause as a contract carries it on a day. */
export type CarriedClause = {
  /** as the contract, or the modification that brought it in, names it */
  written: string;
  /** the day of the award, or of that modification; null where the award's day is not known */
  since: CalendarDate | null;
};

/**
 * The clauses that a contract carries on a day, by number: those of its award, and what its
 * modifications brought in and took out by then.
 *
 * @throws never
 */
export function listCarried(contract: DatedTerms, on: CalendarDate): Map<string, CarriedClause> {
  const carried = new Map<string, CarriedClause>();
  bringIn(carried, contract.clauses, contract.awardedOn ?? null);
  for (const { effectiveOn, addClauses, removeClauses } of inOrder(contract.modifications)) {
    if (effectiveOn > on) break;
    for (const written of removeClauses ?? []) carried.delete(clauseNumberIn(written) ?? "");
    bringIn(carried, addClauses ?? [], effectiveOn);
  }
  return carried;
}

/** A clause that is carried already stays as it was brought in. */
function bringIn(
  carried: Map<string, CarriedClause>,
  clauses: readonly string[],
  since: CalendarDate | null,
): void {
  for (const written of clauses) {
    const number = clauseNumberIn(written);
    if (number && !carried.has(number)) carried.set(number, { written, since });
  }
}
