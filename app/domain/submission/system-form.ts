import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  optionalDay,
  optionalLine,
  optionalText,
  requiredDay,
  requiredLine,
} from "#app/domain/kernel/form-fields.ts";
import { requiredCageList } from "#app/domain/organization/identifiers.ts";

/**
 * The information system in scope. Level 1 asks for no system security plan; everything above does.
 *
 * @param context.needsPlan whether the plan must be named.
 * @see 32 CFR 170.19; NIST SP 800-171 R2 3.12.4
 */
export const systemForm = ({ needsPlan, on }: { needsPlan: boolean; on: CalendarDate }) => {
  const line = (message: string) => (needsPlan ? requiredLine(message) : optionalLine());
  const day: z.ZodType<CalendarDate | undefined> = needsPlan
    ? requiredDay("The date of the plan", "Enter the date of the plan.")
    : optionalDay("The date of the plan");
  return z.object({
    /** the system stated before that this is about; absent for a new one */
    systemLineageId: z.uuid().optional(),
    name: requiredLine("Enter what you call the system."),
    description: optionalText(),
    cages: requiredCageList("Enter the CAGE code of at least one site that the system covers."),
    planName: line(
      "Enter the name of your system security plan. Without a plan nothing can be scored.",
    ),
    planVersion: line("Enter the version of the plan."),
    planDate: day.refine(
      (date) => date === undefined || date <= on,
      "The date of the plan is in the future.",
    ),
    externalServiceProviders: optionalText(),
  });
};
export type SystemAnswer = z.output<ReturnType<typeof systemForm>>;
