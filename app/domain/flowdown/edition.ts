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

/**
 * The day on which a contract came to carry a clause: that of its award, or of the modification that
 * brought the clause in.
 *
 * @returns null where it does not carry the clause on `on`, or where the award's day is not known.
 */
export function carriedSince(
  contract: DatedTerms,
  number: string,
  on: CalendarDate,
): CalendarDate | null {
  const names = (clauses: readonly string[] = []) =>
    clauses.some((written) => clauseNumberIn(written) === number);
  let since = names(contract.clauses) ? (contract.awardedOn ?? null) : null;
  let isCarried = names(contract.clauses);
  for (const { effectiveOn, addClauses, removeClauses } of inOrder(contract.modifications)) {
    if (effectiveOn > on) break;
    if (names(removeClauses)) {
      isCarried = false;
      since = null;
    }
    if (names(addClauses) && !isCarried) {
      isCarried = true;
      since = effectiveOn;
    }
  }
  return since;
}
