import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { CageList } from "#app/domain/organization/identifiers.ts";
import { MOST_CHOSEN } from "./chosen.ts";
import { INFORMATION, type Information } from "./information.ts";

const answers = {
  information: z.enum(INFORMATION, "Choose what information the supplier will handle."),
  cuiCategories: choices(),
  commercialOffTheShelfOnly: z
    .enum(["yes", "no"], "Say whether only off-the-shelf items are bought.")
    .transform((answer) => answer === "yes"),
  operationallyCriticalSupport: z
    .enum(["yes", "no"])
    .default("no")
    .transform((answer) => answer === "yes"),
  directedStatus: z
    .enum(["none", ...REQUIRED_STATUSES])
    .default("none")
    .transform((status) => (status === "none" ? null : status)),
};

type Flow = { information: Information; cuiCategories: string[] };

function checkCategories({ value, issues }: z.core.ParsePayload<Flow>): void {
  if (value.information === "CUI" && value.cuiCategories.length === 0)
    issues.push({
      code: "custom",
      path: ["cuiCategories"],
      message: "Choose at least one category of CUI: the contract or the markings name it.",
      input: value,
    });
}

/** Without CUI there are no categories, whatever was chosen before. */
function dropCategories<Answer extends Flow>(value: Answer): Answer {
  return value.information === "CUI" ? value : { ...value, cuiCategories: [] };
}

/** What flows to the supplier: the questions that decide the requirement. @see 32 CFR 170.23(a) */
export const InformationForm = z
  .object({ ...answers, performingCages: CageList })
  .check(checkCategories)
  .transform(dropCategories);
export type InformationAnswer = z.output<typeof InformationForm>;

/** The same answers for several subcontracts; where the work is done is each supplier's own. */
export const InformationOfSeveralForm = z
  .object({
    ...answers,
    subcontractId: choices().pipe(
      z
        .array(z.uuid())
        .min(1, "Choose at least one subcontract in the list.")
        .max(MOST_CHOSEN, `Choose ${MOST_CHOSEN} subcontracts at the most.`),
    ),
  })
  .check(checkCategories)
  .transform(dropCategories);
export type InformationOfSeveral = z.output<typeof InformationOfSeveralForm>;
