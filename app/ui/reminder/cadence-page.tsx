import { type SubmissionResult, useForm } from "@conform-to/react";
import { EXPIRATION_WORDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type CadenceValues = {
  isOn: string | undefined;
  daysBefore: string;
  weeklyWhenOver: string | undefined;
  officialFrom: string;
  ownerFrom: string;
  asksRenewal: string | undefined;
};

type CadencePageProps = {
  organizationId: string;
  kind: ExpirationKind;
  /** whether its suppliers are reminded, and not the prime's own people alone */
  isToSupplier: boolean;
  /** whether a supplier can renew it */
  isRenewable: boolean;
  values: CadenceValues;
  /** the default in words, and why it is so */
  defaultWords: string;
  why: string;
  lastResult?: SubmissionResult;
};

/** When reminders of one kind go out, and to whom. */
export function CadencePage(props: CadencePageProps) {
  const { organizationId, kind, values, isToSupplier, lastResult } = props;
  const back = paths.prime.reminders(organizationId);
  const [form, fields] = useForm<CadenceValues>({
    id: "cadence",
    lastResult,
    defaultValue: values,
  });
  return (
    <Page
      kicker="Reminders"
      title={EXPIRATION_WORDS[kind]}
      breadcrumb={[
        { label: "Expirations", href: paths.prime.expirations(organizationId) },
        { label: "Reminders", href: back },
      ]}
      lead={`By default: ${props.defaultWords} ${props.why}`}
    >
      <Form form={form} hidden={{ kind }}>
        <CheckboxField field={fields.isOn} label="Reminders go out" />
        <TextField
          field={fields.daysBefore}
          label="How many days before"
          hint="Whole numbers with commas between; 0 is the day itself. What was due before today is not caught up with."
          width="l"
        />
        <CheckboxField
          field={fields.weeklyWhenOver}
          label="And every week after the day, until it is done"
        />
        {isToSupplier && (
          <>
            <TextField
              field={fields.officialFrom}
              label="How many days before we write to the supplier's official too"
              hint="Blank: never. Less than 0 is after the day: -7 is a week after it."
              inputMode="numeric"
              width="xs"
              optional
            />
            <TextField
              field={fields.ownerFrom}
              label="How many days before we write to whoever owns the supplier here too"
              hint="Blank: never."
              inputMode="numeric"
              width="xs"
              optional
            />
          </>
        )}
        {props.isRenewable && (
          <CheckboxField
            field={fields.asksRenewal}
            label="Ask for the renewal with the first reminder"
            description="The supplier then has a form to answer in, with a due date of its own."
          />
        )}
        <ButtonRow>
          <Button>Set the reminders</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
