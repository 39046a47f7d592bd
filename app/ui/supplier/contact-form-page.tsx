import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type ContactFormPageProps = {
  organizationId: string;
  supplierId: string;
  legalName: string;
  /** whom somebody named who was asked by mistake; null where nobody */
  suggested: { name: string; email: string; words: string } | null;
  lastResult?: SubmissionResult;
};

/** A person at a supplier to add. */
export function ContactFormPage(props: ContactFormPageProps) {
  const { organizationId, supplierId, legalName, suggested, lastResult } = props;
  const [form, fields] = useForm<{ name?: string; email?: string; title?: string }>({
    id: "contact",
    lastResult,
    ...(suggested && { defaultValue: { name: suggested.name, email: suggested.email } }),
  });
  const { prime } = paths;
  const supplier = prime.supplier(organizationId, supplierId);
  return (
    <Page
      title={`Add a contact at ${legalName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: legalName, href: supplier },
      ]}
      lead="The person who can answer for cybersecurity, or who knows the one who can. The next page invites them."
    >
      {suggested && (
        <Notice title="Named by whoever got the letter">
          {suggested.words ? `They say: “${suggested.words}” ` : ""}Nobody checked this. Look
          whether the person works at {legalName} before you invite them.
        </Notice>
      )}
      <Form form={form}>
        <TextField
          field={fields.name}
          label="Name"
          optional
          hint="May follow later: whoever accepts the invitation gives it."
          autoComplete="off"
        />
        <TextField field={fields.email} label="Email" type="email" autoComplete="off" />
        <TextField field={fields.title} label="Title" optional autoComplete="off" />
        <ButtonRow>
          <Button>Add the contact</Button>
          <a href={supplier}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
