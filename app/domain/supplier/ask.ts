import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import {
  addDays,
  type CalendarDate,
  formatDate,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import type { Asked } from "#app/domain/questionnaire/sections.ts";
import {
  type AskedKind,
  mostAsked,
  sayAsked,
  whatIsAsked,
} from "#app/domain/questionnaire/what-is-asked.ts";

/** How long a small shop is given unless somebody says otherwise. */
export const DAYS_TO_ANSWER = 21;
/** How long the link of an invitation opens at least, counted from the day it is sent. */
const LINK_DAYS = 14;

/** A request as an invitation looks at it. */
type AskedRequest = Asked & {
  id: string;
  /** the latest day that was told */
  dueOn: CalendarDate;
  subcontractNumber: string;
  subcontractTitle: string;
  required: RequiredStatus | null;
  submittedAt: Date | null;
};

/** What an invitation tells a supplier that it is asked for. */
export type SupplierAsk = {
  /** what all of it comes to */
  asked: AskedKind;
  /** for each open request, what is asked for it */
  asks: string[];
  /** the open requests, each with the day it is due by what was told before */
  requests: { id: string; dueOn: CalendarDate }[];
  /** the earliest of these days; null when nothing is asked yet */
  dueOn: CalendarDate | null;
};

/** What is still asked of a supplier. */
export function askOf(requests: readonly AskedRequest[]): SupplierAsk {
  const open = requests.filter((request) => request.submittedAt === null);
  const dueOn = open.reduce<CalendarDate | null>(
    (earliest, request) => (earliest && earliest <= request.dueOn ? earliest : request.dueOn),
    null,
  );
  return {
    asked: mostAsked(open.map(whatIsAsked)),
    asks: open.map(
      (request) =>
        `${request.subcontractNumber}, ${request.subcontractTitle}: ${sayAsked(whatIsAsked(request), request.required)}`,
    ),
    requests: open.map(({ id, dueOn }) => ({ id, dueOn })),
    dueOn,
  };
}

/** The due date of a new invitation unless somebody says otherwise; null where nothing is asked. */
export function suggestDueOn({ dueOn }: SupplierAsk, on: CalendarDate): CalendarDate | null {
  if (dueOn === null) return null;
  return dueOn > on ? dueOn : addDays(on, DAYS_TO_ANSWER);
}

/**
 * Why an invitation cannot ask for an answer by a day; null when it can.
 *
 * @param dueOn null where none was given
 */
export function findDueProblem(
  ask: SupplierAsk,
  dueOn: CalendarDate | null,
  on: CalendarDate,
): string | null {
  if (ask.dueOn === null) return null;
  if (dueOn === null) return "Enter by when you need the answer.";
  if (dueOn === on) return `${formatDate(dueOn)} is today. Give them a day after today.`;
  if (dueOn < on) return `${formatDate(dueOn)} is past. Give them a day after today.`;
  return dueOn < ask.dueOn
    ? `The answer is due by ${formatDate(ask.dueOn)} already. Enter that day or a later one.`
    : null;
}

/** The last day on which the link of an invitation opens: not before the last answer is due. */
export function linkUntil(
  { requests }: SupplierAsk,
  dueOn: CalendarDate | null,
  on: CalendarDate,
): CalendarDate {
  return [dueOn, ...requests.map((request) => request.dueOn)].reduce<CalendarDate>(
    (last, day) => (day ? laterOf(last, day) : last),
    addDays(on, LINK_DAYS),
  );
}
