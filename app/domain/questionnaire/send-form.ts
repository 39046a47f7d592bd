import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { optionalText, requiredDay } from "#app/domain/kernel/form-fields.ts";

/** To whom a questionnaire goes, by when it is due, and what is asked of it. */
export const SendForm = z.object({
  supplierId: z
    .union([z.uuid(), z.array(z.uuid())])
    .optional()
    .transform((chosen) => [...new Set(chosen === undefined ? [] : [chosen].flat())]),
  dueOn: requiredDay("The due date", "Say by when you need the answer."),
  asks: z.enum(["changed", "all"], "Choose what is asked of who answered before."),
  message: optionalText(2_000),
  /** names the questions that the page showed */
  contentHash: z.string(),
});
export type SendForm = z.output<typeof SendForm>;

/** What is wrong with a due date; null where nothing is. Today counts: an answer can come today. */
export function findDueProblem(dueOn: CalendarDate, on: CalendarDate): string | null {
  return dueOn < on ? "The due date has passed. Choose today or a later day." : null;
}
