import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";

/** The Affirming Official's statement, as it stands in SPRS. @see 32 CFR 170.22 */
export const affirmationForm = (context: { on: CalendarDate }) =>
  z.object({
    officialName: requiredLine("Enter the name of the Affirming Official."),
    officialTitle: requiredLine("Enter the title of the Affirming Official."),
    affirmedOn: requiredDay(
      "The date of the affirmation",
      "Enter the date of the last affirmation.",
    ).refine((day) => day <= context.on, "The date of the affirmation is in the future."),
  });
export type AffirmationAnswer = z.output<ReturnType<typeof affirmationForm>>;
