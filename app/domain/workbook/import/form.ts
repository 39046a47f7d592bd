import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { RESULT_FIELDS, type ResultColumns, type ResultHeader } from "./columns.ts";

const place = () =>
  z
    .string()
    .regex(/^(\d{1,3})?$/)
    .optional();

/** Which column holds what; it stands in the address, so that a preview can be looked at again. */
export const MappingForm = z.object({
  requirement: place(),
  status: place(),
  objectives: place(),
  ground: place(),
  note: place(),
  evidence: place(),
  evidenceOn: place(),
  tickMet: z.literal("on").optional(),
  /** set by the form, so that a column that was taken away is told from one that was never asked */
  mapped: z.literal("yes").optional(),
});
export type Mapping = z.output<typeof MappingForm>;

/** Which of the planned answers are taken, each with the version that was shown. */
export const TakeResultsForm = MappingForm.extend({ take: choices(), shown: choices() });

/** The columns as they were chosen, or as they were guessed before anybody chose. */
export function columnsChosen(mapping: Mapping, { columns, names }: ResultHeader): ResultColumns {
  if (mapping.mapped !== "yes") return columns;
  const chosen = RESULT_FIELDS.map((field) => {
    const typed = mapping[field];
    const number = typed === undefined || typed === "" ? null : Number(typed);
    return [field, number !== null && number < names.length ? number : null] as const;
  });
  return Object.fromEntries(chosen) as ResultColumns;
}

/** How a form says which version of an answer it showed: `3.1.1 2`. */
export function writeShownVersion(requirement: string, version: number): string {
  return `${requirement} ${version}`;
}

/** What is taken, each with the version that was shown; what was not shown is not taken. */
export function readTaken(
  take: readonly string[],
  shown: readonly string[],
): { requirement: string; version: number }[] {
  const versions = new Map(
    shown.map((one) => {
      const [requirement = "", version] = one.split(" ");
      return [requirement, Number(version)] as const;
    }),
  );
  return [...new Set(take)].flatMap((requirement) => {
    const version = versions.get(requirement);
    return version === undefined || !Number.isInteger(version) ? [] : [{ requirement, version }];
  });
}
