import { z } from "zod";
import { optionalDay, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { readValue } from "./value.ts";

/** A new subcontract: under which contract it hangs comes from the page's address. */
export const SubcontractForm = z.object({
  supplierId: z.uuid("Choose the supplier."),
  number: requiredLine("Enter the number of the subcontract or purchase order."),
  title: requiredLine("Enter what is bought."),
  plannedAwardOn: optionalDay("The planned award"),
  parentId: z.uuid().optional(),
  value: z
    .string()
    .transform((typed, context) => {
      const reading = readValue(typed);
      if (reading.ok) return reading.value;
      context.addIssue({ code: "custom", message: reading.problem });
      return z.NEVER;
    })
    .optional(),
});
export type SubcontractAnswer = z.output<typeof SubcontractForm>;
