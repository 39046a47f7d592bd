import { z } from "zod";
import { yesNo } from "#app/domain/kernel/form-fields.ts";

/** That the flowdown was read and is accepted. @see 32 CFR 170.23(a); DFARS 252.204-7021 */
export const AcknowledgementForm = z.object({
  accepts: z.literal("on", "Tick this once you have read what flows down and accept it."),
  passesOn: yesNo("Say whether anybody below you will get the information."),
});
export type AcknowledgementAnswer = z.output<typeof AcknowledgementForm>;
