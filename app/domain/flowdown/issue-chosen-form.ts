import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import { issueFlowdownForm } from "./issue-form.ts";

/** Flowdowns of several subcontracts to issue at once, with what is given when one is issued. */
export const issueChosenForm = (actor: Parameters<typeof issueFlowdownForm>[0]) =>
  issueFlowdownForm(actor).extend({
    subcontractId: choices().pipe(
      z
        .array(z.uuid())
        .min(1, "Choose at least one subcontract in the list.")
        .max(MOST_CHOSEN, `Choose ${MOST_CHOSEN} subcontracts at the most.`),
    ),
  });
