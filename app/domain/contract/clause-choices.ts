import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Clause, clauses } from "#catalogs/index.ts";

/** A clause number as a contract can carry it. */
export type ClauseChoice = {
  number: string;
  regulation: string;
  title: string;
  does: string;
  /** months and years of new contracts that take this number, or null while they still do */
  endedOn: CalendarDate | null;
  beganOn: CalendarDate;
  track: ClauseTrack;
};

type ClauseTrack = Clause["numbers"][number]["track"];

/** On which of the two tracks a number runs, in words. */
export const TRACK_WORDS: Record<ClauseTrack, string> = {
  codified: "Codified track: stands in contracts of the codified text.",
  "far-overhaul":
    "FAR overhaul track: stands, instead of the codified numbers, in contracts awarded under an agency's class deviation.",
  both: "The same number on both tracks.",
};

/** Every clause number of the catalog, FAR before DFARS, in the order of the numbers. */
export function listClauseChoices(): ClauseChoice[] {
  return clauses
    .flatMap((clause) =>
      clause.numbers.map(({ number, track, effectiveFrom, effectiveTo }) => ({
        number,
        regulation: clause.regulation,
        title: clause.title,
        does: clause.does,
        beganOn: effectiveFrom as CalendarDate,
        endedOn: effectiveTo as CalendarDate | null,
        track,
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
