import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";

export const FINISH_FORM = "finish";

type FinishFormProps = { hasFiles: boolean; isWithout: boolean; lastResult?: SubmissionResult };

/** That the files named so far are all; or that the answer goes without one. */
export function FinishForm({ hasFiles, isWithout, lastResult }: FinishFormProps) {
  const [form, fields] = useForm<{ withoutFiles: string }>({
    id: FINISH_FORM,
    lastResult,
    defaultValue: { withoutFiles: isWithout ? "on" : "" },
  });
  return (
    <Form form={form} multipart>
      {!hasFiles && (
        <CheckboxField
          field={fields.withoutFiles}
          label="I go on without a file"
          description="Your prime then has your word alone, and may return the answer to ask for a print."
        />
      )}
      <ButtonRow>
        <Button name="intent" value="continue">
          Save and continue
        </Button>
        <Button name="intent" value="later" look="secondary">
          Save for later
        </Button>
      </ButtonRow>
    </Form>
  );
}
