import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import { openForm } from "./open-form.ts";

export type AffirmationAnswer = {
  officialName: string;
  officialTitle: string;
  /** absent where nobody affirmed, or nobody knows: then no affirmation is stated */
  affirmedOn?: CalendarDate;
  unanswered?: UnansweredQuestions;
};

/** The Affirming Official's statement, as it stands in SPRS. @see 32 CFR 170.22 */
export const affirmationForm = (context: { on: CalendarDate }) =>
  openForm(
    {
      officialName: requiredLine("Enter the name of the Affirming Official."),
      officialTitle: requiredLine("Enter the title of the Affirming Official."),
      affirmedOn: requiredDay(
        "The date of the affirmation",
        "Enter the date of the last affirmation, or say below why you cannot.",
      ).refine((day) => day <= context.on, "The date of the affirmation is in the future."),
    },
    [
      {
        question: "affirmation",
        fields: ["affirmedOn"],
        beside: ["officialName", "officialTitle"],
      },
    ],
    ({ officialName = "", officialTitle = "", affirmedOn }, left): AffirmationAnswer => ({
      officialName,
      officialTitle,
      ...(affirmedOn && { affirmedOn }),
      ...left,
    }),
  );
