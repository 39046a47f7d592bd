import {
  addDays,
  type CalendarDate,
  daysBetween,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import type { Cadence } from "./cadence.ts";
import { isQuiet, lastWorkingDay, nextWorkingDay, type QuietDays } from "./quiet-days.ts";

/** One reminder of one thing: that many days before its day, fewer than none after it. */
export type Occasion = { daysBefore: number; on: CalendarDate };

export type Reminded = {
  /** the day it is about */
  endsOn: CalendarDate;
  /** since when there is anything to be reminded of; null: always */
  since: CalendarDate | null;
  cadence: Cadence;
  /** when the cadence was set: what was due before it is nobody's to catch up with */
  setOn: CalendarDate;
  /** what was sent before, as days before the day */
  told: readonly number[];
  /** until when nobody wants to be reminded; null: nobody said so */
  snoozedUntil: CalendarDate | null;
};

/**
 * The reminder that is to go out today, if any. Of several whose days have passed only the newest
 * does: neither a new rule nor a stopped job ends in a flood. On a quiet day none does; it goes out on
 * the next working day, or on the last one before where that would be after the day it is about.
 *
 * @returns null while nothing is due, and once it was told.
 * @throws never
 */
export function findDueOccasion(
  reminded: Reminded,
  today: CalendarDate,
  quiet: QuietDays,
): Occasion | null {
  const { cadence, since, setOn, told, snoozedUntil } = reminded;
  if (!cadence.isOn || isQuiet(today, quiet)) return null;
  if (snoozedUntil !== null && today < snoozedUntil) return null;
  const newest = newestUntil(reminded, today, quiet);
  if (!newest || newest.on < setOn || (since !== null && newest.on <= since)) return null;
  return told.some((daysBefore) => daysBefore <= newest.daysBefore) ? null : newest;
}

/**
 * The day on which the next reminder goes out after today, if nothing changes; null when none will.
 *
 * @throws never
 */
export function nextReminderOn(
  { endsOn, cadence, snoozedUntil }: Pick<Reminded, "endsOn" | "cadence" | "snoozedUntil">,
  today: CalendarDate,
  quiet: QuietDays,
): CalendarDate | null {
  if (!cadence.isOn) return null;
  const from = addDays(today, 1);
  const ahead = cadence.daysBefore
    .map((daysBefore) => comesOn(endsOn, daysBefore, quiet))
    .filter((on) => on >= from)
    .sort();
  const next = ahead[0] ?? (cadence.weeklyWhenOver ? weeklyFrom(endsOn, from) : null);
  // What falls into a snooze goes out on the day that it ends.
  return next && nextWorkingDay(snoozedUntil ? laterOf(next, snoozedUntil) : next, quiet);
}

function newestUntil(
  { endsOn, cadence }: Reminded,
  today: CalendarDate,
  quiet: QuietDays,
): Occasion | null {
  const left = daysBetween(today, endsOn);
  const past = cadence.daysBefore.filter(
    (daysBefore) => comesOn(endsOn, daysBefore, quiet) <= today,
  );
  const weeksOver = left < 0 ? Math.floor(-left / WEEK) : 0;
  const daysBefore =
    cadence.weeklyWhenOver && weeksOver > 0 ? -weeksOver * WEEK : Math.min(...past);
  return Number.isFinite(daysBefore)
    ? { daysBefore, on: comesOn(endsOn, daysBefore, quiet) }
    : null;
}

/** Nobody is told only on Monday of what ended on Sunday. */
function comesOn(endsOn: CalendarDate, daysBefore: number, quiet: QuietDays): CalendarDate {
  const on = addDays(endsOn, -daysBefore);
  const isInTime = daysBefore < 0 || nextWorkingDay(on, quiet) <= endsOn;
  return isInTime ? on : lastWorkingDay(on, quiet);
}

const WEEK = 7;

function weeklyFrom(endsOn: CalendarDate, from: CalendarDate): CalendarDate {
  const weeks = Math.max(1, Math.ceil(daysBetween(endsOn, from) / WEEK));
  return addDays(endsOn, weeks * WEEK);
}
