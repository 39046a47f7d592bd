import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SubcontractChangeForm } from "#app/domain/subcontract/change-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { type SubcontractChoices, SubcontractFields } from "./subcontract-fields.tsx";

type SubcontractEditPageProps = SubcontractChoices & {
  organizationId: string;
  subcontractId: string;
  number: string;
  isClosed: boolean;
  search: string;
  values: {
    supplierId: string;
    number: string;
    title: string;
    plannedAwardOn?: string;
    parentId?: string;
    value?: string;
  };
  lastResult?: SubmissionResult;
};

/** What was recorded wrongly of a subcontract, put right with a reason. */
export function SubcontractEditPage(props: SubcontractEditPageProps) {
  const { organizationId, subcontractId, number, values, isCut, search, lastResult } = props;
  const { prime } = paths;
  const subcontract = prime.subcontract(organizationId, subcontractId);
  const [form, fields] = useForm<z.input<typeof SubcontractChangeForm>>({
    id: "subcontract-change",
    lastResult,
    constraint: getZodConstraint(SubcontractChangeForm),
    defaultValue: values,
  });
  if (props.isClosed) return <ClosedPage number={number} subcontractHref={subcontract} />;
  return (
    <Page
      title={`Correct ${number}`}
      breadcrumb={[{ label: number, href: subcontract }]}
      lead="For what was typed wrong, or planned otherwise since. What it was before stays in the log."
    >
      {(isCut || search) && (
        <SearchBar
          label="Find the supplier"
          query={search}
          placeholder="Name, UEI or CAGE"
          clearHref={prime.editSubcontract(organizationId, subcontractId)}
        />
      )}
      <Form form={form}>
        <SubcontractFields fields={fields} choices={props} />
        <TextArea
          field={fields.reason}
          label="Why it is corrected"
          hint="It enters the oversight log."
        />
        <ButtonRow>
          <Button>Save the correction</Button>
          <a href={subcontract}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
