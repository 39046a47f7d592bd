import {
  addDays,
  type CalendarDate,
  formatDate,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";

/** How long a supplier is given to change some answers unless somebody says otherwise. */
const DAYS_TO_CHANGE = 14;

/** What was asked by when: the latest day that was told. */
type Asked = { answerDueOn: CalendarDate };

/**
 * By when returned answers are asked for again unless somebody says otherwise: never before the day that
 * was told already.
 */
export function suggestReturnDue({ answerDueOn }: Asked, on: CalendarDate): CalendarDate {
  return laterOf(answerDueOn, addDays(on, DAYS_TO_CHANGE));
}

/**
 * Why returned answers cannot be asked for by a day; null where they can. As with a request, the latest
 * day that was told holds, so an earlier one would change nothing.
 *
 * @param dueOn null where none was given
 */
export function findReturnDueProblem(
  dueOn: CalendarDate | null,
  { answerDueOn }: Asked,
  on: CalendarDate,
): string | null {
  if (dueOn === null) return "Enter by when you need the changed answers.";
  if (dueOn === on) return `${formatDate(dueOn)} is today. Give them a day after today.`;
  if (dueOn < on) return `${formatDate(dueOn)} is past. Give them a day after today.`;
  return dueOn < answerDueOn
    ? `The answers are due by ${formatDate(answerDueOn)} already. Enter that day or a later one.`
    : null;
}
