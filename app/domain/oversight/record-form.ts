import { z } from "zod";
import { requiredDay } from "#app/domain/kernel/form-fields.ts";

/** The day that the verdict in a new record is decided for. */
export const RecordForm = z.object({
  asOf: requiredDay("The day", "Enter the day that the verdict is decided for."),
});
