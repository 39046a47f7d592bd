import { z } from "zod";
import { choices, requiredNumber, requiredText } from "#app/domain/kernel/form-fields.ts";
import type { HoldSubject } from "./hold.ts";
import { LEAST_RETENTION_YEARS, MOST_RETENTION_YEARS } from "./period.ts";

const PERIOD = `Enter a number of years from ${LEAST_RETENTION_YEARS} to ${MOST_RETENTION_YEARS}.`;

/** How long a prime keeps evidence. */
export const PeriodForm = z.object({
  years: requiredNumber(PERIOD).refine(
    (years) => years >= LEAST_RETENTION_YEARS && years <= MOST_RETENTION_YEARS,
    PERIOD,
  ),
});

/** Why a hold is placed or released: read years later by people who were not there. */
const reason = requiredText("Write the reason.", {
  tooShort: "Write a reason that a reader can follow years later.",
  most: 2_000,
});

const ABOUT = /^(contract|supplier) (\S+)$/;

/** What a hold is about, as a form sends it: `everything`, `contract <id>`, `supplier <id>`. */
function readSubject(text: string): HoldSubject | null {
  if (text === "everything") return { about: "everything" };
  const [, about, given] = ABOUT.exec(text) ?? [];
  const id = z.uuid().safeParse(given).data;
  if (!id) return null;
  return about === "contract" ? { about, contractId: id } : { about: "supplier", supplierId: id };
}

/** What to put under legal hold, and why. */
export const HoldForm = z.object({
  subject: z.string("Choose what to hold.").transform((text, context) => {
    const subject = readSubject(text);
    if (subject) return subject;
    context.addIssue({ code: "custom", message: "Choose what to hold." });
    return z.NEVER;
  }),
  reason,
});
export type HoldAnswer = z.output<typeof HoldForm>;

export const ReleaseForm = z.object({ reason });

/** Files to dispose of, after what that means was read. */
export const DisposalForm = z.object({
  file: choices().pipe(z.array(z.uuid()).min(1, "Choose the files.")),
  understood: z.literal("on", "Confirm that you understand that this cannot be undone."),
});
