import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type RecordDays = { asOf: string; knownOn: string };

type MakeRecordProps = {
  /** those of the page it was asked from; `knownOn` is empty for now */
  days: RecordDays;
  lastResult?: SubmissionResult;
};

/** Ask for a record by its two days. */
export function MakeRecord({ days, lastResult }: MakeRecordProps) {
  const [form, fields] = useForm<RecordDays>({
    id: "record",
    lastResult,
    defaultValue: days,
  });
  return (
    <Section title="Make a record now">
      <Form form={form}>
        <TextField
          field={fields.asOf}
          label="Verdict as of"
          hint="The verdict is decided for this day."
          type="date"
        />
        <TextField
          field={fields.knownOn}
          label="Known on"
          hint="The facts are those known at the end of this day. Leave it empty for all that is known now."
          type="date"
          optional
        />
        <div>
          <Button>Make a record now</Button>
        </div>
      </Form>
    </Section>
  );
}
