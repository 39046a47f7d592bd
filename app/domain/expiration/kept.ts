import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { StatedKind } from "./kinds.ts";
import type { StatedBySupplier } from "./list.ts";
import { listFactExpirations, listTellingFiles } from "./of-facts.ts";

/** An expiration as it is kept: which one it is, when, and on which days it counts. */
export type KeptExpiration = {
  kind: StatedKind;
  on: CalendarDate;
  /** of the fact or the file */
  id: string;
  /** the first day on which it ends then; null: since it was stated */
  countsFrom: CalendarDate | null;
  /** the first day on which it no longer does; null: not before something is stated */
  countsBefore: CalendarDate | null;
};

/**
 * What ends of what one supplier stated, from a day on, for as long as nothing is stated anew: what is
 * known today to take effect on a day to come (a revocation, an affirmation) changes it on that day.
 *
 * @returns for each of these days what ends as of it, the past included.
 * @throws never
 */
export function listKept(stated: StatedBySupplier, from: CalendarDate): KeptExpiration[] {
  const days = [from, ...daysToCome(stated, from)];
  return days.flatMap((asOf, index) => {
    const countsFrom = index === 0 ? null : asOf;
    const countsBefore = days[index + 1] ?? null;
    const ofFacts = listFactExpirations({ asOf, ...stated });
    return [
      ...ofFacts.map(({ kind, on, fact }) => ({ kind, on, id: fact })),
      ...listTellingFiles(stated).map(({ id, validUntil }) => ({
        kind: "evidence-expires" as const,
        on: validUntil,
        id,
      })),
    ].map((one) => ({ ...one, countsFrom, countsBefore }));
  });
}

/** The days after one on which something that is known takes effect. */
function daysToCome(
  { assessments, affirmations }: StatedBySupplier,
  from: CalendarDate,
): CalendarDate[] {
  const days = [
    ...assessments.flatMap(({ revokedOn, complianceChangedOn }) => [
      revokedOn,
      complianceChangedOn,
    ]),
    ...affirmations.map(({ affirmedOn }) => affirmedOn),
  ];
  const toCome = days.flatMap((day) => (day && day > from ? [day] : []));
  return [...new Set(toCome)].sort();
}
