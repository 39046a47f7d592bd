import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type ModificationWithdrawalPageProps = {
  organizationId: string;
  contract: { id: string; piid: string };
  modification: { number: string; effectiveOn: string };
  lastResult?: SubmissionResult;
};

/** A modification that does not belong to the contract is taken back, with why. */
export function ModificationWithdrawalPage(props: ModificationWithdrawalPageProps) {
  const { organizationId, contract, modification, lastResult } = props;
  const [form, fields] = useForm<{ correctionReason: string }>({ id: "withdrawal", lastResult });
  const { prime } = paths;
  const href = prime.contract(organizationId, contract.id);
  return (
    <Page
      title={`Withdraw modification ${modification.number}`}
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href },
      ]}
      lead={
        <>
          It was recorded as effective on <DateText on={modification.effectiveOn} />. From now on
          the terms are decided without it; that it was recorded, and your reason, stay to be read.
        </>
      }
    >
      <Form form={form}>
        <TextArea field={fields.correctionReason} label="Why it does not belong to this contract" />
        <ButtonRow>
          <Button look="danger">Withdraw the modification</Button>
          <a href={href}>Keep it</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
