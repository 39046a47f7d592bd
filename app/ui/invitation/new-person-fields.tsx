import { type SubmissionResult, useForm } from "@conform-to/react";
import { MIN_PASSWORD_LENGTH } from "#app/domain/person/password-rules.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type NewPersonFieldsProps = { name: string; email: string; lastResult?: SubmissionResult };

/** An account for somebody who has none; the second factor follows. */
export function NewPersonFields({ name, email, lastResult }: NewPersonFieldsProps) {
  const [form, fields] = useForm<{ name: string; newPassword: string }>({
    id: "join",
    lastResult,
    defaultValue: { name },
  });
  return (
    <Form form={form}>
      <p>
        Your account is for <strong>{email}</strong>. Choose a password now; next you set up an
        authenticator app, because a stolen password must not be enough.
      </p>
      <TextField field={fields.name} label="Your name" autoComplete="name" />
      <TextField
        field={fields.newPassword}
        label="Choose a password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters. Three or four words in a row are easy to remember.`}
        type="password"
        autoComplete="new-password"
      />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Button wide>Create the account</Button>
    </Form>
  );
}
