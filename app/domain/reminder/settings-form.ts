import { z } from "zod";
import { EXPIRATION_KINDS } from "#app/domain/expiration/kinds.ts";
import { type CalendarDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredText } from "#app/domain/kernel/form-fields.ts";
import { cleanText } from "#app/domain/kernel/pasted-text.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import type { Cadence } from "./cadence.ts";

const FARTHEST = 365;
const MOST_DAYS = 20;
const MOST_QUIET = 200;

const ticked = () =>
  z
    .string()
    .optional()
    .transform((value) => value !== undefined);

const DAYS_PROBLEM = `Enter days before the day as whole numbers from 0 to ${FARTHEST}, with commas between, ${MOST_DAYS} at most: 60, 30, 7, 1, 0.`;

/** Days before a day, as somebody types them: `60, 30, 7`; the earliest reminder first, each once. */
const daysBefore = z
  .string(DAYS_PROBLEM)
  .overwrite(cleanText)
  .transform((typed, context): number[] => {
    const parts = typed.split(/[\s,;]+/).filter(Boolean);
    const numbers = [...new Set(parts.map(Number))];
    const isRight = numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= FARTHEST);
    if (isRight && numbers.length > 0 && numbers.length <= MOST_DAYS)
      return numbers.sort((a, b) => b - a);
    context.addIssue({ code: "custom", message: DAYS_PROBLEM });
    return z.NEVER;
  });

/** From how many days before on, as typed; blank: never. Fewer than none is after the day. */
const fromDays = z
  .string()
  .regex(/^\s*-?\d{1,3}\s*$/, "Enter a whole number of days, or leave it blank.")
  .transform(Number)
  .refine((days) => Math.abs(days) <= FARTHEST, `Enter ${FARTHEST} days at most.`)
  .optional()
  .transform((days) => days ?? null);

/** When reminders of one kind go out. */
export const CadenceForm = z
  .object({
    kind: z.enum(EXPIRATION_KINDS),
    isOn: ticked(),
    daysBefore,
    weeklyWhenOver: ticked(),
    officialFrom: fromDays,
    ownerFrom: fromDays,
    asksRenewal: ticked(),
  })
  .transform(({ kind, ...cadence }): { kind: typeof kind; cadence: Cadence } => ({
    kind,
    cadence,
  }));

/** The days on which no reminders go out, one a line. */
export const QuietDaysForm = z.object({
  weekends: ticked(),
  days: z
    .string()
    .overwrite(cleanText)
    .default("")
    .transform((typed, context): CalendarDate[] => {
      const lines = typed
        .split(/[\n,;]+/)
        .map((line) => line.trim())
        .filter(Boolean);
      const readings = lines.map((line) => readTypedDay(line, line));
      const problem = readings.find((one) => !one.ok);
      if (problem && !problem.ok) {
        context.addIssue({ code: "custom", message: problem.problem });
        return z.NEVER;
      }
      if (lines.length > MOST_QUIET) {
        context.addIssue({ code: "custom", message: `Enter ${MOST_QUIET} days at most.` });
        return z.NEVER;
      }
      return [...new Set(readings.flatMap((one) => (one.ok ? [one.day] : [])))].sort();
    }),
});

/** That nobody is reminded of something until a day, and why. */
export const snoozeForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    until: requiredDay("The day", "Enter the day until which nobody is reminded.").refine(
      (day) => day > on,
      "The day must be after today.",
    ),
    reason: requiredText("Say why, for whoever asks later.", {
      least: 10,
      tooShort: "Say why in a sentence, for whoever asks later.",
      most: 500,
    }),
  });

/** The end that an address names: `kind`, `id` and its day. */
export function readEnding(query: URLSearchParams) {
  const Ending = z.object({
    kind: z.enum(EXPIRATION_KINDS),
    id: z.uuid(),
    on: z.string().refine(isCalendarDate),
  });
  const parsed = Ending.safeParse(Object.fromEntries(query));
  return parsed.success ? parsed.data : null;
}
