import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { optionalText, requiredDay } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";

/** What is given when a flowdown is issued. */
export const issueFlowdownForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    shown: shownField(),
    dueOn: requiredDay("The due date", "Enter by when you need the answer.").refine(
      (day) => day > on,
      "The due date must be after today.",
    ),
    message: optionalText(),
  });
export type IssueFlowdownAnswer = Omit<z.output<ReturnType<typeof issueFlowdownForm>>, "shown">;
