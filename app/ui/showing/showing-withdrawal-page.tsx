import { type SubmissionResult, useForm } from "@conform-to/react";
import { type Showing, saySource } from "#app/domain/fact/showing.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type ShowingWithdrawalPageProps = {
  organizationId: string;
  legalName: string;
  showing: Showing;
  lastResult?: SubmissionResult;
};

/** What the prime recorded in error is taken back, with why. */
export function ShowingWithdrawalPage(props: ShowingWithdrawalPageProps) {
  const { organizationId, legalName, showing, lastResult } = props;
  const [form, fields] = useForm<{ correctionReason: string }>({ id: "withdrawal", lastResult });
  const href = `${paths.prime.supplier(organizationId, showing.supplierId)}#recorded`;
  return (
    <Page
      kicker={legalName}
      title="Take back what was recorded"
      refused={{ formId: "withdrawal", result: lastResult }}
      breadcrumb={[{ label: legalName, href }]}
      lead={`${summarizeFact(showing)}, from ${saySource(showing)}. That it was recorded, and your reason, stay to be read.`}
    >
      <Form form={form}>
        <TextArea field={fields.correctionReason} label="Why it was recorded in error" />
        <ButtonRow>
          <Button look="danger">Take it back</Button>
          <a href={href}>Keep it</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
