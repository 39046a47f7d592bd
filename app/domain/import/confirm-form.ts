import { z } from "zod";

/** To write what a preview showed. */
export const ConfirmImportForm = z.object({
  /** of the plan that was shown */
  planHash: z.string().length(64),
  leaveOut: z
    .literal("on")
    .optional()
    .transform((choice) => choice === "on"),
});
