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
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import { openForm } from "./open-form.ts";

export type SystemAnswer = {
  /** the system stated before that this is about; absent for a new one */
  systemLineageId?: string;
  name: string;
  description: string;
  cages: string[];
  /** empty where there is none, or it is left open */
  planName: string;
  planVersion: string;
  planDate?: CalendarDate;
  externalServiceProviders: string;
  unanswered?: UnansweredQuestions;
};

/**
 * The information system in scope. Level 1 asks for no system security plan; everything above does.
 *
 * @param context.needsPlan whether the plan must be named, or said to be missing.
 * @see 32 CFR 170.19; NIST SP 800-171 R2 3.12.4
 */
export const systemForm = ({ needsPlan, on }: { needsPlan: boolean; on: CalendarDate }) => {
  const line = (message: string) => (needsPlan ? requiredLine(message) : optionalLine());
  const day: z.ZodType<CalendarDate | undefined> = needsPlan
    ? requiredDay("The date of the plan", "Enter the date of the plan.")
    : optionalDay("The date of the plan");
  return openForm(
    {
      systemLineageId: z.uuid().optional(),
      name: requiredLine("Enter what you call the system."),
      description: optionalText(),
      cages: requiredCageList(
        "Enter the CAGE code of at least one site that the system covers, or say below why you cannot.",
      ),
      planName: line(
        "Enter the name of your system security plan, or say below that you have none. Without a plan nothing can be scored.",
      ),
      planVersion: line("Enter the version of the plan."),
      planDate: day.refine(
        (date) => date === undefined || date <= on,
        "The date of the plan is in the future.",
      ),
      externalServiceProviders: optionalText(),
    },
    [
      { question: "systemCages", fields: ["cages"] },
      { question: "plan", fields: ["planName", "planVersion", "planDate"] },
    ],
    (
      {
        systemLineageId,
        name = "",
        description = "",
        cages = [],
        planName = "",
        planVersion = "",
        planDate,
        externalServiceProviders = "",
      },
      left,
    ): SystemAnswer => ({
      ...(systemLineageId && { systemLineageId }),
      name,
      description,
      cages,
      planName,
      planVersion,
      ...(planDate && { planDate }),
      externalServiceProviders,
      ...left,
    }),
  );
};
