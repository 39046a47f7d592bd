import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";

/** The requests of which their suppliers are reminded at once. */
export const RemindForm = z.object({
  requestId: choices().pipe(z.array(z.uuid()).min(1, "Choose at least one supplier to remind.")),
});
