import { type SubmissionResult, useForm } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { DEMO_CODE } from "#app/domain/person/demo.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SignFormProps = {
  personName: string;
  statementHash: string;
  title: { value: string; source: string } | null;
  isDemoPerson: boolean;
  lastResult?: SubmissionResult;
};

type Fields = { agrees: string; officialName: string; officialTitle: string; code: string };

/** The signature: agreement, name, title, and the second factor once more. */
export function SignForm(props: SignFormProps) {
  const { personName, statementHash, title, isDemoPerson, lastResult } = props;
  const [form, fields] = useForm<Fields>({
    id: "sign",
    lastResult,
    defaultValue: { officialTitle: title?.value },
  });
  return (
    <Form form={form} hidden={{ statementHash }}>
      <CheckboxField field={fields.agrees} label="I make this statement" />
      <TextField
        field={fields.officialName}
        label="Your full name"
        hint={`Type it as you would sign: ${fullStop(personName)}`}
        autoComplete="off"
      />
      <TextField
        field={fields.officialTitle}
        label="Your title"
        hint={
          title && !lastResult
            ? `From ${title.source}, check it.`
            : "For example President, or Chief Operating Officer."
        }
        autoComplete="organization-title"
      />
      {isDemoPerson && (
        <Notice title="In the demo">
          <p>
            Enter <strong>{DEMO_CODE}</strong> as the code.
          </p>
        </Notice>
      )}
      <TextField
        field={fields.code}
        label="Code of your authenticator app"
        hint="Asked again, so that nobody can sign from a browser you left open. A recovery code works too."
        mono
        width="m"
        autoComplete="one-time-code"
        autoCapitalize="off"
      />
      <ButtonRow>
        <Button>Sign and send</Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
