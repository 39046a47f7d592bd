import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";
import { cleanAddress, cleanCode } from "#app/domain/kernel/pasted-text.ts";
import { DEMO_PERSONS } from "./demo.ts";
import { findPasswordProblem } from "./password-rules.ts";

const MAX_TYPED = 512;

/** An address as it is compared: without what was pasted around it, in lower case. */
export const Email = z
  .string("Enter the email address.")
  .overwrite(cleanAddress)
  .toLowerCase()
  .max(254, "Enter an address of at most 254 characters.")
  .pipe(z.email("Enter an email address, like name@company.com."));

/** A password as typed to sign in: whatever it is, it is compared and not judged. */
const TypedPassword = z.string("Enter your password.").max(MAX_TYPED, "That is too long.");

const NewPassword = z.string("Choose a password.").superRefine((password, context) => {
  const problem = findPasswordProblem(password, []);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

/** A code of the authenticator app, or a recovery code, however it was pasted. */
export const typedCode = (message: string) =>
  z.string(message).overwrite(cleanCode).min(1, message).max(64, "That is too long for a code.");

const Code = typedCode("Enter the code.");

export const SignInForm = z.object({ email: Email, password: TypedPassword });

export const DemoSignInForm = z.object({
  person: z.enum(DEMO_PERSONS.map(({ key }) => key)),
});

export const SecondFactorForm = z.object({ code: Code });

export const EnrolForm = z.object({
  code: Code.refine((code) => /^\d{6}$/.test(code), "Enter the six digits that the app shows."),
});

export const SavedCodesForm = z.object({
  saved: z.literal("on", "Tick this once you have saved the codes."),
});

export const ForgotPasswordForm = z.object({ email: Email });

export const ResetPasswordForm = z.object({ newPassword: NewPassword });

export const ChangePasswordForm = z.object({
  currentPassword: TypedPassword,
  newPassword: NewPassword,
});

export const NewPersonForm = z.object({
  name: requiredLine("Enter your name.", 120).min(2, "Enter your name."),
  newPassword: NewPassword,
});
