import fc from "fast-check";
import { expect, test } from "vitest";
import { EXPIRATION_KINDS } from "#app/domain/expiration/kinds.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { audienceOf, type Cadence, defaultCadence, reminds } from "./cadence.ts";
import { findDueOccasion, nextReminderOn, type Reminded } from "./occasion.ts";
import { isQuiet, nextWorkingDay, type QuietDays } from "./quiet-days.ts";

/** A Wednesday. */
const END = calendarDate("2027-01-20");
const NEVER_QUIET: QuietDays = { weekends: false, days: [] };
const WEEKDAYS: QuietDays = { weekends: true, days: [] };

const cadence: Cadence = {
  isOn: true,
  daysBefore: [60, 30, 7, 1, 0],
  weeklyWhenOver: true,
  officialFrom: 7,
  ownerFrom: 0,
  asksRenewal: false,
};

function reminded(change: Partial<Reminded> = {}): Reminded {
  const setOn = addDays(END, -365);
  return { endsOn: END, since: null, cadence, setOn, told: [], snoozedUntil: null, ...change };
}

const due = (daysBefore: number, change: Partial<Reminded> = {}, quiet = NEVER_QUIET) =>
  findDueOccasion(reminded(change), addDays(END, -daysBefore), quiet)?.daysBefore ?? null;

test.each([
  [61, null],
  [60, 60],
  [59, 60],
  [31, 60],
  [30, 30],
  [2, 7],
  [1, 1],
  [0, 0],
  [-6, 0],
  [-7, -7],
  [-13, -7],
  [-14, -14],
])(
  "%i days before the day, the reminder of %s days is the newest that is due",
  (days, expected) => {
    expect(due(days)).toBe(expected);
  },
);

test("what was told is not told again, and nothing older after it", () => {
  expect(due(30, { told: [60] })).toBe(30);
  expect(due(29, { told: [60, 30] })).toBeNull();
  expect(due(29, { told: [7] })).toBeNull();
});

test("without reminders after the day, the last one is that of the day", () => {
  const once = { cadence: { ...cadence, weeklyWhenOver: false } };
  expect(due(-1, once)).toBe(0);
  expect(due(-30, { ...once, told: [0] })).toBeNull();
});

test("a rule set today is not caught up with: what was due before it stays unsent", () => {
  expect(due(29, { setOn: addDays(END, -29) })).toBeNull();
  expect(due(30, { setOn: addDays(END, -30) })).toBe(30);
  expect(due(7, { setOn: addDays(END, -29) })).toBe(7);
});

test("what is asked today is not reminded of today", () => {
  expect(due(7, { since: addDays(END, -7) })).toBeNull();
  expect(due(1, { since: addDays(END, -7) })).toBe(1);
});

test("while it is snoozed nobody is reminded; on the day it ends, of the newest alone", () => {
  const snoozed = { snoozedUntil: addDays(END, -5) };
  expect(due(7, snoozed)).toBeNull();
  expect(due(6, snoozed)).toBeNull();
  expect(due(5, snoozed)).toBe(7);
  expect(nextReminderOn(reminded(snoozed), addDays(END, -20), NEVER_QUIET)).toBe(addDays(END, -5));
});

test("nothing goes out when the kind is off", () => {
  expect(due(7, { cadence: { ...cadence, isOn: false } })).toBeNull();
});

test("a reminder whose day is quiet goes out on the next working day", () => {
  const saturday = calendarDate("2027-01-16");
  const endsOn = addDays(saturday, 7);
  const on = (day: string) =>
    findDueOccasion(reminded({ endsOn }), calendarDate(day), {
      weekends: true,
      days: [calendarDate("2027-01-18")],
    })?.daysBefore ?? null;
  expect(["2027-01-16", "2027-01-17", "2027-01-18", "2027-01-19"].map(on)).toEqual([
    null,
    null,
    null,
    7,
  ]);
  expect(isQuiet(saturday, NEVER_QUIET)).toBe(false);
  expect(nextWorkingDay(saturday, WEEKDAYS)).toBe("2027-01-18");
});

test("what would come only after its day comes on the last working day before it", () => {
  const sunday = calendarDate("2027-01-24");
  const quiet = { weekends: true, days: [calendarDate("2027-01-22")] };
  const on = (day: string, told: number[] = []) =>
    findDueOccasion(reminded({ endsOn: sunday, told }), calendarDate(day), quiet)?.daysBefore ??
    null;
  const asked = ["2027-01-20", "2027-01-21", "2027-01-22", "2027-01-24"].map((day) => on(day));
  expect(asked).toEqual([7, 0, null, null]);
  expect(on("2027-01-25", [0])).toBeNull();
  expect(nextReminderOn(reminded({ endsOn: sunday }), calendarDate("2027-01-18"), quiet)).toBe(
    "2027-01-21",
  );
});

test("whatever the days, each occasion is told once and on its working day", () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(days, fc.boolean(), fc.boolean(), (daysBefore, weeklyWhenOver, weekends) => {
      const quiet = { weekends, days: [] };
      const told: number[] = [];
      for (let left = 130; left >= -30; left -= 1) {
        const today = addDays(END, -left);
        const given = reminded({
          cadence: { ...cadence, daysBefore, weeklyWhenOver },
          told: [...told],
        });
        const found = findDueOccasion(given, today, quiet);
        if (!found) continue;
        expect(nextWorkingDay(found.on, quiet)).toBe(today);
        expect(told).not.toContain(found.daysBefore);
        told.push(found.daysBefore);
      }
      expect(told).toEqual([...told].sort((a, b) => b - a));
      if (!weekends)
        expect(told.filter((one) => one >= 0)).toEqual([...daysBefore].sort((a, b) => b - a));
    }),
  );
});

test("the day the next one goes out is the day it does", () => {
  const today = addDays(END, -40);
  expect(nextReminderOn(reminded(), today, WEEKDAYS)).toBe("2026-12-21");
  expect(nextReminderOn(reminded(), END, WEEKDAYS)).toBe(addDays(END, 7));
  expect(nextReminderOn(reminded(), addDays(END, 7), WEEKDAYS)).toBe(addDays(END, 14));
  const once = { ...cadence, weeklyWhenOver: false };
  expect(nextReminderOn(reminded({ cadence: once }), END, WEEKDAYS)).toBeNull();
});

test("the nearer the day, the further up it goes", () => {
  const reach = (daysBefore: number) => audienceOf("status-expires", cadence, daysBefore);
  expect(reach(30)).toEqual({ people: true, official: false, owner: false });
  expect(reach(7)).toEqual({ people: true, official: true, owner: false });
  expect(reach(0)).toEqual({ people: true, official: true, owner: true });
  expect(audienceOf("contract-ends", cadence, 90)).toEqual({
    people: false,
    official: false,
    owner: true,
  });
});

test("every kind has a default, the earliest reminder first", () => {
  for (const kind of EXPIRATION_KINDS) {
    const { daysBefore, asksRenewal } = defaultCadence(kind);
    expect(daysBefore, kind).toEqual([...daysBefore].sort((a, b) => b - a));
    if (asksRenewal) expect(reminds(kind)).toBe("supplier");
  }
});
