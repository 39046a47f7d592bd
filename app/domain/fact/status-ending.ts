import { z } from "zod";
import { requiredDay, requiredText } from "#app/domain/kernel/form-fields.ts";

/** Why an assessment stops counting on a day, whatever its age. @see 32 CFR 170.6(f); DFARS 252.204-7021(a) */
export const STATUS_ENDINGS = ["status-revoked", "compliance-changed"] as const;
export type StatusEndingCause = (typeof STATUS_ENDINGS)[number];

/** What each means, as it is chosen and shown. */
export const STATUS_ENDING_WORDS: Record<StatusEndingCause, string> = {
  "status-revoked": "DoD revoked the status, or a DIBCAC result took its place",
  "compliance-changed": "Compliance is no longer what was assessed",
};

/** That an assessment stopped counting, as the prime learned it. */
export const StatusEndingForm = z.object({
  cause: z.enum(STATUS_ENDINGS, "Choose why it does not count any more."),
  endedOn: requiredDay("The day", "Enter the first day on which it does not count."),
  source: requiredText("Write from whom you learned it, when, and how."),
});
export type StatusEndingAnswer = z.output<typeof StatusEndingForm>;

/** That an ending was recorded in error. */
export const StatusEndingWithdrawalForm = z.object({
  source: requiredText("Write why it was recorded in error."),
});
