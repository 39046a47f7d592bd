import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { SignatureFields } from "#app/ui/person/signature-fields.tsx";

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
      <SignatureFields
        fields={fields}
        personName={personName}
        titleSource={lastResult ? undefined : title?.source}
        isDemoPerson={isDemoPerson}
      />
      <ButtonRow>
        <Button>Sign and send</Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
