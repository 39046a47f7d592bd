import { z } from "zod";
import { optionalDay, requiredDay } from "#app/domain/kernel/form-fields.ts";

/** The two dates of a new record: what is decided for, and what is known by. */
export const RecordForm = z.object({
  asOf: requiredDay("The day", "Enter the day that the verdict is decided for."),
  knownOn: optionalDay("The day until which facts are known"),
});
