import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

type WrongPersonPageProps = {
  token: string;
  organizationName: string;
  email: string;
  lastResult?: SubmissionResult;
};

/** For a reader who is not the one that was meant, and may know who is. */
export function WrongPersonPage(props: WrongPersonPageProps) {
  const { token, organizationName, email, lastResult } = props;
  const [form, fields] = useForm<{ name?: string; email?: string; words?: string }>({
    id: "wrong-person",
    lastResult,
  });
  return (
    <SignedOutShell title="Did this reach the wrong person?">
      <p>
        We tell {organizationName} that {email} is not the one to ask. The link in the letter then
        opens nothing any more, and they are not written to through this address again.
      </p>
      <Form form={form}>
        <p>
          Do you know who is? {organizationName} reads what you write here and decides whom to ask.
          Nobody is written to by itself.
        </p>
        <TextField
          field={fields.name}
          label="Name of the right person"
          optional
          autoComplete="off"
        />
        <TextField
          field={fields.email}
          label="Their email address"
          type="email"
          optional
          autoComplete="off"
        />
        <TextArea field={fields.words} label="Anything to add" optional rows={3} />
        <ButtonRow>
          <Button>Yes, it is not for me</Button>
          <a href={paths.invitation(token)}>Back to the invitation</a>
        </ButtonRow>
      </Form>
    </SignedOutShell>
  );
}
