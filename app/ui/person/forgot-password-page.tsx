import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

type ForgotPasswordPageProps = { isSent: boolean; lastResult?: SubmissionResult };

/** Asks for the address to which the way to a new password goes. */
export function ForgotPasswordPage({ isSent, lastResult }: ForgotPasswordPageProps) {
  const [form, fields] = useForm<{ email: string }>({ id: "forgot", lastResult });
  return (
    <SignedOutShell
      title="Choose a new password"
      foot={
        <p>
          <a href={paths.signIn()}>Back to sign-in</a>
        </p>
      }
    >
      {isSent ? (
        <Notice tone="success" title="Look into your mail" live>
          If somebody signs in with that address, a letter with a link is on its way. It opens for
          30 minutes, once.
        </Notice>
      ) : (
        <Form form={form}>
          <TextField field={fields.email} label="Email" type="email" autoComplete="username" />
          <Button wide>Send me a link</Button>
        </Form>
      )}
    </SignedOutShell>
  );
}
