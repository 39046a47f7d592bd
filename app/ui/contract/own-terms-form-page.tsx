import { type SubmissionResult, useForm } from "@conform-to/react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type OwnTermsValues = {
  requiredStatus?: string;
  information?: string[];
  from?: string;
  until?: string;
  reason?: string;
  wording?: string;
};

type OwnTermsFormPageProps = {
  organizationId: string;
  primeName: string;
  heading: string;
  lead: string;
  submitLabel: string;
  cancelHref: string;
  values: OwnTermsValues;
  lastResult?: SubmissionResult;
};

/** What a prime asks beyond the rule, why, and in whose words suppliers are told. */
export function OwnTermsFormPage(props: OwnTermsFormPageProps) {
  const { organizationId, primeName, heading, lead, submitLabel, cancelHref } = props;
  const [form, fields] = useForm<OwnTermsValues>({
    id: "own-terms",
    lastResult: props.lastResult,
    defaultValue: props.values,
  });
  return (
    <Page
      title={heading}
      breadcrumb={[{ label: "Own terms", href: paths.prime.ownTerms(organizationId) }]}
      lead={lead}
    >
      <Form form={form}>
        <Select
          field={fields.requiredStatus}
          label="CMMC status that you ask for"
          hint="It counts where it asks more than the contract requires on the day."
          options={REQUIRED_STATUSES.map((status) => ({ value: status, label: status }))}
          placeholder="Choose a status"
          width="m"
        />
        <CheckboxGroup
          field={fields.information}
          label="For which information"
          options={[
            { value: "FCI", label: "FCI", description: "Federal contract information" },
            { value: "CUI", label: "CUI", description: "Controlled unclassified information" },
          ]}
        />
        <TextField field={fields.from} label="From" type="date" />
        <TextField
          field={fields.until}
          label="To"
          type="date"
          hint="The last day. Leave it empty while you do not know."
          optional
        />
        <TextArea
          field={fields.wording}
          label="The words in which suppliers are told"
          hint={`They read it behind \u201CAsked by ${primeName} in its terms\u201D.`}
        />
        <TextArea
          field={fields.reason}
          label="Why you ask for it"
          hint="For your own people, and for the oversight record."
        />
        <ButtonRow>
          <Button>{submitLabel}</Button>
          <a href={cancelHref}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
