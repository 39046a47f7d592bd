import { z } from "zod";
import { optionalDay, requiredDay } from "#app/domain/kernel/form-fields.ts";

/** The two days of a new record: the one it decides for, and the one until which it knows. */
export const RecordForm = z.object({
  asOf: requiredDay("The day", "Enter the day that the verdict is decided for."),
  knownOn: optionalDay("The day until which facts are known"),
});

/** Why a record is not made as known on a day. */
export const KNOWN_ON_REFUSALS = {
  "yet-to-come": "That day is still to come. Leave it empty for what is known now.",
  "not-found": "Nothing of it was recorded by the end of that day.",
} as const;
