import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";
import { issueFlowdownForm } from "./issue-form.ts";

/** Flowdowns to issue again, with what is given when one is issued. */
export const reissueForm = (actor: Parameters<typeof issueFlowdownForm>[0]) =>
  issueFlowdownForm(actor).extend({
    subcontractIds: choices().pipe(
      z.array(z.uuid()).min(1, "Choose at least one subcontract whose flowdown is issued again."),
    ),
  });
