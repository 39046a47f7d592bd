import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredText } from "#app/domain/kernel/form-fields.ts";

/** An award that the facts support, or one that an approver allowed. */
export const awardForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    intent: z.literal("award"),
    awardedOn: requiredDay("The date of the award", "Enter the date of the award.").refine(
      (day) => day <= on,
      "An award is recorded once it is made: the date cannot be in the future.",
    ),
  });

const LEAST_REASON = 20;

/** Why an exception is asked for or decided: read years later by people who were not there. */
const reason = requiredText("Write the reason.", {
  least: LEAST_REASON,
  tooShort: "Write a reason that a reader can follow years later.",
  most: 4_000,
});

/** A request to award what the facts do not support. */
export const ExceptionForm = z.object({
  intent: z.literal("exception"),
  awardOn: requiredDay("The date of the award", "Enter the date of the intended award."),
  approverId: z.uuid("Choose who is to decide."),
  reason,
});

/** The approver's decision. */
export const DecisionForm = z.object({
  outcome: z.enum(["approved", "refused"], "Choose to approve or to refuse."),
  reason,
});
