import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";
import { SubcontractForm } from "./subcontract-form.ts";

const reason = requiredText("Say why: it stays in the oversight log.");

/** A subcontract that was recorded wrongly, as it should read, and why. */
export const SubcontractChangeForm = SubcontractForm.extend({ reason });
export type SubcontractChange = z.output<typeof SubcontractChangeForm>;

/** Why nothing is asked of a subcontract any more, and what the page showed of it. */
export const SubcontractCloseForm = z.object({ reason, shown: z.string().default("") });
