import { type SubmissionResult, useForm } from "@conform-to/react";
import type { FlowdownNotice } from "#app/domain/flowdown/types.ts";
import { paths } from "#app/paths.ts";
import { FlowdownNotices } from "#app/ui/flowdown/flowdown-notices.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import {
  type CategoryGroup,
  InformationFields,
  type InformationValues,
} from "./information-fields.tsx";

type InformationPageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  breadcrumb: readonly Crumb[];
  values: InformationValues;
  categories: readonly CategoryGroup[];
  /** what the answers as they are leave to take up */
  notices: readonly FlowdownNotice[];
  lastResult?: SubmissionResult;
};

/** The two questions that decide what flows down, and what they turn on. */
export function InformationPage(props: InformationPageProps) {
  const { organizationId, subcontractId, number, breadcrumb, values, categories } = props;
  const [form, fields] = useForm<InformationValues>({
    id: "information",
    lastResult: props.lastResult,
    defaultValue: values,
  });
  return (
    <Page
      title={`What flows to ${number}`}
      breadcrumb={breadcrumb}
      lead={
        <>
          Two questions decide which CMMC status the supplier must hold and which clauses flow down.
          Think of what the supplier will process, store or send on its own systems.{" "}
          <Citation brief>32 CFR 170.23(a)</Citation>
        </>
      }
    >
      <FlowdownNotices notices={props.notices} />
      <Form form={form}>
        <InformationFields
          fields={fields}
          categories={categories}
          directedStatus={values.directedStatus}
        >
          <TextField
            field={fields.performingCages}
            label="CAGE codes where the work is done"
            hint="Five characters each, with commas between. The supplier's assessment must cover every one of them. Leave it empty when it may be done at any of its sites."
            mono
            optional
          />
        </InformationFields>
        <ButtonRow>
          <Button>Save and see what flows down</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
