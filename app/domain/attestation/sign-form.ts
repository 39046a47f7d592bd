import { z } from "zod";

/** What the official gives when signing. */
export const SignForm = z.object({
  agrees: z.literal("on", "Tick this to make the statement."),
  officialName: z.string("Type your full name.").trim().min(1, "Type your full name.").max(200),
  officialTitle: z
    .string("Enter your title in the company.")
    .trim()
    .min(1, "Enter your title in the company.")
    .max(200),
  code: z.string("Enter the code of your authenticator app.").trim().min(1).max(40),
  /** names exactly what the page showed */
  statementHash: z.string(),
});
export type SignForm = z.output<typeof SignForm>;
