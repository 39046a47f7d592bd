import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Clause } from "#catalogs/index.ts";

type ClauseNumber = Clause["numbers"][number];

const PRINTED = /\(([A-Z]{3}) (\d{4})\)/i;

/**
 * The edition of a clause that a contract carries: the one printed with it, `52.204-21 (NOV 2021)`;
 * else the one that contracts awarded on that day took; else the only one there ever was.
 *
 * @param written the clause as the contract names it.
 * @param awardedOn null while the day of the award is not known.
 * @returns null where the edition cannot be told, rather than the newest.
 * @throws never
 */
export function carriedEdition(
  { editions, effectiveFrom }: ClauseNumber,
  written: string,
  awardedOn: CalendarDate | null,
): string | null {
  const printed = PRINTED.exec(written);
  if (printed) return `${printed[1]} ${printed[2]}`.toUpperCase();
  const [only, ...others] = editions;
  if (only && others.length === 0 && only.effectiveFrom === effectiveFrom) return only.edition;
  const last = awardedOn && editions.findLast((edition) => hasBegun(edition, awardedOn));
  // In the month of an edition whose first day we do not know, either text may have been used.
  return last && last.effectiveFrom !== awardedOn.slice(0, 7) ? last.edition : null;
}

function hasBegun({ effectiveFrom }: { effectiveFrom: string }, on: CalendarDate): boolean {
  return effectiveFrom <= on.slice(0, effectiveFrom.length);
}
