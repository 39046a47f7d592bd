import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export const TELEPHONE_FORM = "telephone-form";

type TelephoneSectionProps = {
  telephone: string;
  isSaved: boolean;
  lastResult?: SubmissionResult;
};

/** How suppliers reach a person of a prime when a form leaves them stuck. */
export function TelephoneSection({ telephone, isSaved, lastResult }: TelephoneSectionProps) {
  const [form, fields] = useForm<{ telephone: string }>({
    id: TELEPHONE_FORM,
    lastResult,
    defaultValue: { telephone },
  });
  return (
    <Section
      id="telephone"
      title="How suppliers reach you"
      lead="Whoever answers a request of yours sees your name, your email address and this number beside it."
    >
      {isSaved && (
        <Notice tone="success" live>
          {telephone ? "The number is saved." : "No number is shown any more."}
        </Notice>
      )}
      <Form form={form} action={paths.setTelephone}>
        <TextField
          field={fields.telephone}
          label="Telephone"
          type="tel"
          autoComplete="tel"
          width="m"
          optional
        />
        <ButtonRow>
          <Button look="secondary">Save the number</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
