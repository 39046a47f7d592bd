import { z } from "zod";
import { addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";

const LONGEST_NAME = 80;

const makeForm = ({ on }: { on: CalendarDate }) =>
  z
    .object({
      intent: z.literal("make"),
      name: requiredLine("Say which program reads with it.", LONGEST_NAME),
      lastOn: requiredDay("The last day", "Enter the last day."),
    })
    .check(({ value, issues }) => {
      const problem = (message: string) =>
        issues.push({ code: "custom", path: ["lastOn"], message, input: value });
      if (value.lastOn < on) problem("The last day is past. Choose one to come.");
      else if (value.lastOn > addYears(on, 1)) problem("A year at the most. Make a new key then.");
    });

/** Anything that the page of access keys can send. */
export const accessKeyForm = (actor: { on: CalendarDate }) =>
  z.discriminatedUnion("intent", [
    makeForm(actor),
    z.object({ intent: z.literal("end"), accessKeyId: z.uuid() }),
  ]);
export type NewAccessKey = Omit<z.output<ReturnType<typeof makeForm>>, "intent">;
