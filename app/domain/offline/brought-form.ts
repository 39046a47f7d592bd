import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";

/** Said of a spreadsheet that lost its mark: it is this request's. */
export const IS_OURS = { isOfThisRequest: z.literal("on").optional() };

/** From whom a spreadsheet came back to the prime, and when. */
export const broughtForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    ...IS_OURS,
    sentBy: requiredLine("Enter the name of who sent it back."),
    sentOn: requiredDay("The day", "Enter the day on which it came back.").refine(
      (day) => day <= on,
      "This day is in the future.",
    ),
  });
export type BroughtAnswer = z.output<ReturnType<typeof broughtForm>>;
