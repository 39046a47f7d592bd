import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";

type AcceptFormProps = {
  choices: readonly { organizationId: string; legalName: string }[];
  lastResult?: SubmissionResult;
};

/** One click for somebody who is signed in; and the choice of what answers, when there is one. */
export function AcceptForm({ choices, lastResult }: AcceptFormProps) {
  const [form, fields] = useForm<{ organizationId: string }>({
    id: "accept",
    lastResult,
    defaultValue: { organizationId: choices[0]?.organizationId },
  });
  return (
    <Form form={form}>
      {choices.length > 0 && (
        <RadioGroup
          field={fields.organizationId}
          label="Which company answers?"
          hint="Answer as a company that is here already, and what it told other primes is filled in for you."
          options={[
            ...choices.map(({ organizationId, legalName }) => ({
              value: organizationId,
              label: legalName,
            })),
            { value: "new", label: "Another company of mine, which is not here yet" },
          ]}
        />
      )}
      <Button wide>Accept the invitation</Button>
    </Form>
  );
}
