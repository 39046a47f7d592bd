import { z } from "zod";
import { addYears, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { requiredDay, requiredText } from "#app/domain/kernel/form-fields.ts";

/** Who stands in for whom, from a day until a day, and why. */
const nameDeputyForm = ({ on }: { on: CalendarDate }) =>
  z
    .object({
      intent: z.literal("name"),
      ownerId: z.uuid("Choose who is away."),
      deputyId: z.uuid("Choose who stands in."),
      startsOn: requiredDay("The first day", "Enter the first day."),
      endsOn: requiredDay("The last day", "Enter the last day."),
      reason: requiredText("Say why: it stays in the oversight log."),
    })
    .check(({ value, issues }) => {
      const problem = (path: string, message: string) =>
        issues.push({ code: "custom", path: [path], message, input: value });
      if (value.ownerId === value.deputyId)
        problem("deputyId", "Choose somebody else: nobody stands in for themselves.");
      if (value.startsOn < on) problem("startsOn", "The first day is past. Begin today.");
      if (value.endsOn < value.startsOn)
        problem("endsOn", "The last day must not be before the first.");
      else if (value.endsOn > addYears(value.startsOn, 1))
        problem("endsOn", "A year at the most. Hand the suppliers over for longer.");
    });

/** Anything that the page of deputies can send. */
export const deputyForm = (actor: { on: CalendarDate }) =>
  z.discriminatedUnion("intent", [
    nameDeputyForm(actor),
    z.object({ intent: z.literal("end"), deputyshipId: z.uuid() }),
  ]);
export type NameDeputy = Omit<z.output<ReturnType<typeof nameDeputyForm>>, "intent">;
