import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { optionalDay, requiredDay, requiredText } from "#app/domain/kernel/form-fields.ts";

/** The information for which a prime can ask more: without FCI or CUI there is nothing to protect. */
export const OWN_TERMS_INFORMATION = ["FCI", "CUI"] as const;

/** What a prime asks beyond the rule. Where it is asked comes from the page's address. */
export const OwnTermsForm = z
  .object({
    requiredStatus: z.enum(REQUIRED_STATUSES, "Choose the CMMC status that you ask for."),
    information: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((given) => OWN_TERMS_INFORMATION.filter((one) => [given].flat().includes(one))),
    from: requiredDay("The first day", "Enter the first day on which you ask for it."),
    until: optionalDay("The last day"),
    reason: requiredText("Write why you ask for more than the rule: your own people read it."),
    wording: requiredText("Write the words in which suppliers are told."),
  })
  .check(({ value, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    if (value.information.length === 0)
      refuse("information", "Choose for which information you ask it.");
    if (value.until && value.until < value.from)
      refuse("until", "The last day is before the first one.");
  })
  .transform(({ until, ...answer }) => ({ ...answer, until: until ?? null }));
export type OwnTermsAnswer = z.output<typeof OwnTermsForm>;

/** That a prime asks for it no longer, as if it had never been asked from that day on. */
export const OwnTermsEndForm = z.object({
  reason: requiredText("Write why you ask for it no longer."),
});

/** Where an own term is asked: everywhere, under a contract, or in one subcontract. */
export type OwnTermsScope = { contractId: string | null; subcontractId: string | null };
