import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { CageList } from "#app/domain/organization/identifiers.ts";
import { INFORMATION } from "./information.ts";

/** What flows to the supplier: the questions that decide the requirement. @see 32 CFR 170.23(a) */
export const InformationForm = z
  .object({
    information: z.enum(INFORMATION, "Choose what information the supplier will handle."),
    cuiCategories: choices(),
    commercialOffTheShelfOnly: z
      .enum(["yes", "no"], "Say whether only off-the-shelf items are bought.")
      .transform((answer) => answer === "yes"),
    operationallyCriticalSupport: z
      .enum(["yes", "no"])
      .default("no")
      .transform((answer) => answer === "yes"),
    performingCages: CageList,
    directedStatus: z
      .enum(["none", ...REQUIRED_STATUSES])
      .default("none")
      .transform((status) => (status === "none" ? null : status)),
  })
  .check(({ value, issues }) => {
    if (value.information === "CUI" && value.cuiCategories.length === 0)
      issues.push({
        code: "custom",
        path: ["cuiCategories"],
        message: "Choose at least one category of CUI: the contract or the markings name it.",
        input: value,
      });
  })
  .transform((value) =>
    value.information === "CUI" ? value : { ...value, cuiCategories: [] as string[] },
  );
export type InformationAnswer = z.output<typeof InformationForm>;
