import { type SubmissionResult, useForm } from "@conform-to/react";
import { MIN_PASSWORD_LENGTH } from "#app/domain/person/password-rules.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";

/** A new password for somebody who knows the present one. */
export function ChangePasswordPage({ lastResult }: { lastResult?: SubmissionResult }) {
  const [form, fields] = useForm<{ currentPassword: string; newPassword: string }>({
    id: "password",
    lastResult,
  });
  return (
    <PlainShell>
      <Page
        title="Change your password"
        breadcrumb={[{ label: "Your account", href: paths.account }]}
        lead="You stay signed in here and are signed out everywhere else."
      >
        <Form form={form}>
          <TextField
            field={fields.currentPassword}
            label="Your present password"
            type="password"
            autoComplete="current-password"
            width="l"
          />
          <TextField
            field={fields.newPassword}
            label="The new password"
            hint={`At least ${MIN_PASSWORD_LENGTH} characters. Three or four words in a row are easy to remember.`}
            type="password"
            autoComplete="new-password"
            width="l"
          />
          <ButtonRow>
            <Button>Change the password</Button>
            <a href={paths.account}>Cancel</a>
          </ButtonRow>
        </Form>
      </Page>
    </PlainShell>
  );
}
