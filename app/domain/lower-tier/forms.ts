import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { typedCode } from "#app/domain/person/credentials.ts";

/** Which own subcontracts are lower tiers; none is an answer. */
export const ChooseLowerTiersForm = z.object({
  lowerIds: choices().pipe(z.array(z.uuid()).max(500)),
  /** how many times it was chosen before, as the page showed it */
  seen: z.coerce.number().int().min(0).max(1_000_000),
});
export type ChooseLowerTiersAnswer = z.output<typeof ChooseLowerTiersForm>;

/** That the prime is told, with what the page showed and the code that makes it the official's word. */
export const TellLowerTiersForm = z.object({
  withNames: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
  shown: shownField(),
  code: typedCode("Enter the code of your authenticator app."),
});
export type TellLowerTiersAnswer = z.output<typeof TellLowerTiersForm>;

/** The button that opens the own side asks for nothing. */
export const OpenOwnSideForm = z.object({});
