import { type SubmissionResult, useForm } from "@conform-to/react";
import { STATUS_ENDING_WORDS, STATUS_ENDINGS } from "#app/domain/fact/status-ending.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type StatusEndingPageProps = {
  organizationId: string;
  supplier: { id: string; legalName: string };
  factId: string;
  /** the assessment in a few words */
  assessment: string;
  lastResult?: SubmissionResult;
};

type Fields = { cause: string; endedOn: string; source: string };

/** The prime learned that an assessment stopped counting, whoever told it. */
export function StatusEndingPage(props: StatusEndingPageProps) {
  const { organizationId, supplier, factId, assessment, lastResult } = props;
  const [form, fields] = useForm<Fields>({ id: "ending", lastResult });
  const { prime } = paths;
  return (
    <Page
      kicker={supplier.legalName}
      title="Record that this assessment stopped counting"
      breadcrumb={[
        { label: supplier.legalName, href: prime.supplier(organizationId, supplier.id) },
        { label: "The assessment", href: prime.review(organizationId, factId) },
      ]}
      lead={`${assessment}. From the day you name, every subcontract of this supplier is decided without it. What the supplier stated stays as it was stated.`}
    >
      <Form form={form}>
        <RadioGroup
          field={fields.cause}
          label="Why it does not count any more"
          options={STATUS_ENDINGS.map((cause) => ({
            value: cause,
            label: STATUS_ENDING_WORDS[cause],
          }))}
        />
        <TextField
          field={fields.endedOn}
          label="First day on which it does not count"
          type="date"
        />
        <TextArea
          field={fields.source}
          label="How you know"
          hint="From whom you learned it, when, and how. Auditors read this."
        />
        <ButtonRow>
          <Button>Record it</Button>
          <a href={prime.review(organizationId, factId)}>Back without recording</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
