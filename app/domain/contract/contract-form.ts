import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import {
  choices,
  optionalDay,
  optionalLine,
  requiredDay,
  requiredLine,
} from "#app/domain/kernel/form-fields.ts";
import { findPiidProblem, readPiid } from "./piid.ts";

/** How many option periods one contract can name. */
export const MOST_OPTIONS = 10;

const Option = z.object({
  name: optionalLine(),
  exerciseOn: optionalDay("The date of the option"),
});

/** What a prime records about its contract. */
export const ContractForm = z
  .object({
    piid: requiredLine("Enter the contract number (PIID).")
      .transform(readPiid)
      .check(({ value, issues }) => {
        const message = findPiidProblem(value);
        if (message) issues.push({ code: "custom", message, input: value });
      }),
    agency: requiredLine("Enter the agency that awarded the contract."),
    title: requiredLine("Enter what the contract is for."),
    awardedOn: optionalDay("The date of award"),
    startsOn: requiredDay("The first day", "Enter the first day of the period of performance."),
    endsOn: requiredDay("The last day", "Enter the last day of the period of performance."),
    requiredStatus: z
      .enum(["none", ...REQUIRED_STATUSES], "Choose what the contract requires.")
      .transform((status) => (status === "none" ? null : status)),
    clauses: choices(),
    options: z.array(Option).max(MOST_OPTIONS).default([]),
  })
  .check(({ value, issues }) => {
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: "custom", path, message, input: value });
    if (value.endsOn < value.startsOn)
      refuse(["endsOn"], "The period of performance ends before it begins.");
    value.options.forEach(({ name, exerciseOn }, index) => {
      if (name && !exerciseOn)
        refuse(["options", index, "exerciseOn"], `Enter when ${name} would be exercised.`);
      if (exerciseOn && !name) refuse(["options", index, "name"], "Name this option.");
      if (exerciseOn && exerciseOn < value.startsOn)
        refuse(["options", index, "exerciseOn"], "An option cannot come before the contract.");
    });
  })
  .transform(({ options, awardedOn, ...contract }) => ({
    ...contract,
    awardedOn: awardedOn ?? null,
    options: options.flatMap(({ name, exerciseOn }) =>
      name && exerciseOn ? [{ name, exerciseOn }] : [],
    ),
  }));
export type ContractAnswer = z.output<typeof ContractForm>;
