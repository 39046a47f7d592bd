import { type SubmissionResult, useForm } from "@conform-to/react";
import { MIN_PASSWORD_LENGTH } from "#app/domain/person/password-rules.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

/** `email` is null when the link opens nothing any more. */
type ResetPasswordPageProps = { email: string | null; lastResult?: SubmissionResult };

/** A new password by a letter's link. */
export function ResetPasswordPage({ email, lastResult }: ResetPasswordPageProps) {
  const [form, fields] = useForm<{ newPassword: string }>({ id: "reset", lastResult });
  if (!email)
    return (
      <SignedOutShell title="Choose a new password">
        <Notice
          tone="warning"
          title="This link opens nothing any more"
          action={<ButtonLink href={paths.forgotPassword}>Send me a new link</ButtonLink>}
        >
          It opens for 30 minutes, once.
        </Notice>
      </SignedOutShell>
    );
  return (
    <SignedOutShell title="Choose a new password">
      <Form form={form}>
        <p>
          For <strong>{email}</strong>. You will be signed out everywhere; your second factor stays.
        </p>
        <TextField
          field={fields.newPassword}
          label="New password"
          hint={`At least ${MIN_PASSWORD_LENGTH} characters. Three or four words in a row are easy to remember.`}
          type="password"
          autoComplete="new-password"
        />
        <Button wide>Save the password</Button>
      </Form>
    </SignedOutShell>
  );
}
