import { type SubmissionResult, useForm } from "@conform-to/react";
import { STATUS_ENDING_WORDS, type StatusEndingCause } from "#app/domain/fact/status-ending.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type StatusEndingWithdrawalPageProps = {
  organizationId: string;
  ending: {
    supplierId: string;
    legalName: string;
    cause: StatusEndingCause;
    endedOn: string;
    source: string;
  };
  lastResult?: SubmissionResult;
};

/** What was recorded of an assessment in error is taken back, with why. */
export function StatusEndingWithdrawalPage(props: StatusEndingWithdrawalPageProps) {
  const { organizationId, ending, lastResult } = props;
  const [form, fields] = useForm<{ source: string }>({ id: "withdrawal", lastResult });
  const href = paths.prime.supplier(organizationId, ending.supplierId);
  return (
    <Page
      kicker={ending.legalName}
      title="Take back that the assessment stopped counting"
      breadcrumb={[{ label: ending.legalName, href }]}
      lead={
        <>
          It was recorded from <DateText on={ending.endedOn} />: {STATUS_ENDING_WORDS[ending.cause]}{" "}
          ({ending.source}) From now on the verdicts are decided without it; that it was recorded,
          and your reason, stay in the log.
        </>
      }
    >
      <Form form={form}>
        <TextArea field={fields.source} label="Why it was recorded in error" />
        <ButtonRow>
          <Button look="danger">Take it back</Button>
          <a href={href}>Keep it</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
