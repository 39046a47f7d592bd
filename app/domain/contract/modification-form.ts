import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import {
  choices,
  optionalDay,
  optionalLine,
  optionalText,
  requiredDay,
  requiredText,
} from "#app/domain/kernel/form-fields.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";

const NUMBER = /^[A-Z0-9][A-Z0-9-]{0,19}$/;

const modificationFields = {
  number: z
    .string("Enter the number of the modification.")
    .overwrite(cleanCode)
    .toUpperCase()
    .regex(NUMBER, "Enter its number as the document prints it, like P00007."),
  effectiveOn: requiredDay("The effective date", "Enter the day from which it is effective."),
  requiredStatus: z.enum(
    ["unchanged", "none", ...REQUIRED_STATUSES],
    "Choose what it does to the required CMMC status.",
  ),
  addClauses: choices(),
  removeClauses: choices(),
  exercisesOption: optionalLine(),
  endsOn: optionalDay("The last day of the period of performance"),
  note: optionalText(),
};

type Fields = z.output<z.ZodObject<typeof modificationFields>>;

function check({ value, issues }: z.core.ParsePayload<Fields>): void {
  const refuse = (path: string, message: string) =>
    issues.push({ code: "custom", path: [path], message, input: value });
  const both = value.addClauses.find((clause) => value.removeClauses.includes(clause));
  if (both) refuse("removeClauses", `${both} cannot go in and out by the same modification.`);
  const changesTerms =
    value.requiredStatus !== "unchanged" ||
    value.addClauses.length > 0 ||
    value.removeClauses.length > 0;
  if (!changesTerms && !value.exercisesOption && !value.endsOn && !value.note)
    refuse("requiredStatus", "Say what the modification changes, if only in the note.");
}

/** A status that a modification sets; `changesStatus` is false where it leaves it. */
function written({ requiredStatus, exercisesOption, endsOn, ...rest }: Fields) {
  const isChanged = requiredStatus !== "unchanged";
  return {
    ...rest,
    changesStatus: isChanged,
    requiredStatus: isChanged && requiredStatus !== "none" ? requiredStatus : null,
    exercisesOption: exercisesOption || null,
    endsOn: endsOn ?? null,
  };
}

/** A modification of a contract as its document tells it. */
export const ModificationForm = z.object(modificationFields).check(check).transform(written);
export type ModificationAnswer = z.output<typeof ModificationForm>;

/** The same for one that was typed wrong, with why. */
export const ModificationCorrectionForm = z
  .object({
    ...modificationFields,
    correctionReason: requiredText("Write what was wrong about what was recorded."),
  })
  .check(check)
  .transform(({ correctionReason, ...fields }) => ({ ...written(fields), correctionReason }));

/** That a modification was recorded in error. */
export const ModificationWithdrawalForm = z.object({
  correctionReason: requiredText("Write why it does not belong to this contract."),
});
