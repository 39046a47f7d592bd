import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";
import { typedCode } from "#app/domain/person/credentials.ts";

/** What the official gives when signing. */
export const SignForm = z.object({
  agrees: z.literal("on", "Tick this to make the statement."),
  officialName: requiredLine("Type your full name."),
  officialTitle: requiredLine("Enter your title in the company."),
  code: typedCode("Enter the code of your authenticator app."),
  /** names exactly what the page showed */
  statementHash: z.string(),
});
export type SignForm = z.output<typeof SignForm>;
