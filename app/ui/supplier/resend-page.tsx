import { type SubmissionResult, useForm } from "@conform-to/react";
import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { LetterAsks } from "./letter-asks.tsx";

type ResendPageProps = {
  organizationId: string;
  supplierId: string;
  legalName: string;
  contact: { name: string; email: string };
  asks: readonly string[];
  /** suggested; null where nothing is asked */
  dueOn: string | null;
  lastResult?: SubmissionResult;
};

/** An invitation to be sent again: to whom, what it asks, and by when from now on. */
export function ResendPage(props: ResendPageProps) {
  const { organizationId, supplierId, legalName, contact, asks, dueOn, lastResult } = props;
  const [form, fields] = useForm<{ dueOn?: string }>({
    id: "resend",
    lastResult,
    defaultValue: { dueOn: dueOn ?? undefined },
  });
  const { prime } = paths;
  const supplier = prime.supplier(organizationId, supplierId);
  return (
    <Page
      title={`Send the invitation of ${nameOfContact(contact)} again`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: legalName, href: supplier },
      ]}
      lead={`One letter goes to ${contact.email}. The button of the earlier letter does nothing any more.`}
    >
      <Form form={form}>
        <LetterAsks asks={asks} dueOn={fields.dueOn} />
        <ButtonRow>
          <Button>Send it again</Button>
          <a href={supplier}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
