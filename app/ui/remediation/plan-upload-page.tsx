import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export type PlanUploadPageProps = {
  organizationId: string;
  plan: { id: string; systemName: string };
  lastResult?: SubmissionResult;
};

/** Where a plan that exists already is taken in. */
export function PlanUploadPage({ organizationId, plan, lastResult }: PlanUploadPageProps) {
  const [form, fields] = useForm<{ file?: string }>({ id: "plan", lastResult });
  const { subcontractor } = paths;
  const back = subcontractor.remediationPlan(organizationId, plan.id);
  return (
    <Page
      title="Take in a plan"
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        { label: plan.systemName, href: back },
      ]}
      lead="You see every problem, and everything that would change, before anything is saved. Nothing that stands on the plan is replaced unless you say so."
    >
      <Notice tone="warning" title="No CUI in here">
        A plan with CUI in it does not belong in this portal.
      </Notice>
      <Form form={form} multipart>
        <FileField
          field={fields.file}
          label="Plan of action and milestones"
          hint="Excel (XLSX, its first sheet) or CSV, with one row for each item and columns such as Requirement, Weakness, Action, Owner, Milestones, Scheduled completion, Status. Or an OSCAL plan of action and milestones (JSON)."
          accept=".csv,.tsv,.txt,.xlsx,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <ButtonRow>
          <Button>Check the file</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
