import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { clauses } from "#catalogs/index.ts";

/** A clause number as a contract can carry it. */
export type ClauseChoice = {
  number: string;
  regulation: string;
  title: string;
  does: string;
  /** months and years of new contracts that take this number, or null while they still do */
  endedOn: CalendarDate | null;
  beganOn: CalendarDate;
};

/** Every clause number of the catalog, FAR before DFARS, in the order of the numbers. */
export function listClauseChoices(): ClauseChoice[] {
  return clauses
    .flatMap((clause) =>
      clause.numbers.map(({ number, effectiveFrom, effectiveTo }) => ({
        number,
        regulation: clause.regulation,
        title: clause.title,
        does: clause.does,
        beganOn: effectiveFrom as CalendarDate,
        endedOn: effectiveTo as CalendarDate | null,
      })),
    )
    .sort((a, b) => (a.regulation === b.regulation ? compare(a, b) : compareRegulation(a, b)));
}

function compare(a: ClauseChoice, b: ClauseChoice): number {
  return a.number < b.number ? -1 : 1;
}

function compareRegulation(a: ClauseChoice, b: ClauseChoice): number {
  return a.regulation > b.regulation ? -1 : 1;
}
