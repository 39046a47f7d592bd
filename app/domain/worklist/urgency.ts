import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { WORK_KINDS, type WorkKind } from "./kinds.ts";

/** How soon something has to be done; what has no day comes before what has time. */
export const URGENCIES = ["overdue", "soon", "undated", "later"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What is due within so many days is soon. */
export const SOON_DAYS = 14;

/** How each reads above its part of the list. */
export const URGENCY_WORDS: Record<Urgency, string> = {
  overdue: "Overdue",
  soon: `Due within ${SOON_DAYS} days`,
  undated: "No day is set",
  later: "Later",
};

/**
 * How soon something has to be done.
 *
 * @param until the last day on which it is in time; null where none is set
 */
export function urgencyOf(until: CalendarDate | null, on: CalendarDate): Urgency {
  if (until === null) return "undated";
  if (until < on) return "overdue";
  return until <= addDays(on, SOON_DAYS) ? "soon" : "later";
}

/** What places one thing in the list. */
export type WorkPlace = { kind: WorkKind; id: string; until: CalendarDate | null };

/** The order of the list on a day: by urgency, then by day, kind and id. */
export function inOrderOfUrgency(on: CalendarDate): (a: WorkPlace, b: WorkPlace) => number {
  const keyOf = ({ kind, id, until }: WorkPlace) => [
    URGENCIES.indexOf(urgencyOf(until, on)),
    until ?? "",
    WORK_KINDS.indexOf(kind),
    id,
  ];
  return (a, b) => compare(keyOf(a), keyOf(b));
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const [first = 0, ...restOfA] = a;
  const [other = 0, ...restOfB] = b;
  if (first !== other) return first < other ? -1 : 1;
  return restOfA.length > 0 ? compare(restOfA, restOfB) : 0;
}
