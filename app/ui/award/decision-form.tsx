import { type FieldMetadata, useForm } from "@conform-to/react";
import { MOST_CONDITIONS } from "#app/domain/award/award-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { ExceptionPageProps } from "./exception-page.tsx";

type ConditionValues = { text?: string; dueOn?: string };
type DecisionValues = { outcome?: string; reason?: string; conditions?: ConditionValues[] };

/** The approver's decision on what the page shows, with what is demanded in return. */
export function DecisionForm(props: ExceptionPageProps) {
  const { organizationId, exception, shown, lastResult } = props;
  const [form, fields] = useForm<DecisionValues>({
    id: "decision",
    lastResult: resultOf(lastResult, "decide", "intent"),
  });
  return (
    <Section title="Decide" lead="Your name, the time and your reason stay in the record for ever.">
      <Form form={form} hidden={{ intent: "decide", shown }}>
        <RadioGroup
          field={fields.outcome}
          label="Your decision"
          options={[
            {
              value: "approved",
              label: "Approve",
              description: (
                <>
                  The award may be made until <DateText on={exception.awardUntil} /> against the
                  reasons shown here, and no others. It is marked as made against the facts.
                </>
              ),
            },
            { value: "refused", label: "Refuse", description: "No award can be recorded." },
          ]}
        />
        <TextArea field={fields.reason} label="Reason" rows={5} />
        <ConditionRows field={fields.conditions} />
        <ButtonRow>
          <Button>Record the decision</Button>
          <a href={paths.prime.exceptions(organizationId)}>Not now</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}

type ConditionRowsProps = { field: FieldMetadata<ConditionValues[] | undefined> };

function ConditionRows({ field }: ConditionRowsProps) {
  const filled = field.getFieldList().map((row) => row.getFieldset());
  return (
    <fieldset className="person-rows">
      <legend>Conditions of an approval</legend>
      <p>Each has a day: from then on it shows as due until somebody says what became of it.</p>
      {Array.from({ length: MOST_CONDITIONS }, (_, index) => index).map((index) => (
        <div key={index} className="person-rows__row">
          <TextField
            field={filled[index]?.text ?? emptyField(field, index, "text")}
            label={`Condition ${index + 1}`}
            optional
          />
          <TextField
            field={filled[index]?.dueOn ?? emptyField(field, index, "dueOn")}
            label={`Condition ${index + 1} is due by`}
            type="date"
            optional
          />
        </div>
      ))}
    </fieldset>
  );
}

function emptyField({ id, name }: FieldLike, index: number, part: string): FieldLike {
  return { id: `${id}-${index}-${part}`, name: `${name}[${index}].${part}` };
}
