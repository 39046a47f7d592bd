import { type SubmissionResult, useForm } from "@conform-to/react";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ClosedPage } from "./closed-page.tsx";

type SubcontractClosePageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  state: SubcontractState;
  supplierName: string;
  /** subcontracts right below it */
  openBelow: readonly string[];
  shown: string;
  lastResult?: SubmissionResult;
};

/** Says that a subcontract was withdrawn, or that its work is over. */
export function SubcontractClosePage(props: SubcontractClosePageProps) {
  const { organizationId, subcontractId, number, state, supplierName, openBelow, shown } = props;
  const isAwarded = state === "awarded";
  const subcontract = paths.prime.subcontract(organizationId, subcontractId);
  const [form, fields] = useForm<{ reason?: string }>({
    id: "close-subcontract",
    lastResult: props.lastResult,
  });
  if (state === "closed") return <ClosedPage number={number} subcontractHref={subcontract} />;
  return (
    <Page
      title={isAwarded ? `Close ${number}` : `Withdraw ${number}`}
      breadcrumb={[{ label: number, href: subcontract }]}
      lead={`Nothing is asked of ${supplierName} for it any more, and it leaves the lists and counts. What was recorded stays, and records can still be made of it. This cannot be undone.`}
    >
      {openBelow.length > 0 && (
        <Notice tone="warning" title={`${openBelow.join(", ")} below it stay open`}>
          Close them too where their work ends with this one.
        </Notice>
      )}
      <Form form={form} hidden={{ shown }}>
        <TextArea
          field={fields.reason}
          label={isAwarded ? "Why it is closed" : "Why it is withdrawn"}
          hint="For example: the work is delivered, or the order went to somebody else. It enters the oversight log."
        />
        <ButtonRow>
          <Button>{isAwarded ? "Close the subcontract" : "Withdraw the subcontract"}</Button>
          <a href={subcontract}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
