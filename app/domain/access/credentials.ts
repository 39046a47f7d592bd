import { z } from "zod";
import { DEMO_PERSONS } from "./demo.ts";
import { findPasswordProblem } from "./password-rules.ts";

const MAX_TYPED = 512;

/** An address as it is compared: without spaces around it, in lower case. */
export const Email = z
  .string("Enter your email address.")
  .trim()
  .toLowerCase()
  .max(254, "Enter an address of at most 254 characters.")
  .pipe(z.email("Enter an email address, like name@company.com."));

/** A password as typed to sign in: whatever it is, it is compared and not judged. */
const TypedPassword = z.string("Enter your password.").max(MAX_TYPED, "That is too long.");

const NewPassword = z.string("Choose a password.").superRefine((password, context) => {
  const problem = findPasswordProblem(password, []);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

/** A code of the authenticator app, or a recovery code; spaces do not matter. */
const Code = z
  .string("Enter the code.")
  .trim()
  .max(64, "That is too long for a code.")
  .transform((code) => code.replaceAll(/\s/g, ""));

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
  name: z
    .string("Enter your name.")
    .trim()
    .min(2, "Enter your name.")
    .max(120, "Use at most 120 characters."),
  newPassword: NewPassword,
});
