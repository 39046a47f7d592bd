import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { type Owner, SupplierFields, type SupplierValues } from "./supplier-fields.tsx";

type NewSupplierValues = SupplierValues & {
  contactName?: string;
  contactEmail?: string;
  contactTitle?: string;
};

type NewSupplierPageProps = {
  organizationId: string;
  owners: readonly Owner[];
  lastResult?: SubmissionResult;
};

/** A supplier to record, with the first person to write to. */
export function NewSupplierPage({ organizationId, owners, lastResult }: NewSupplierPageProps) {
  const [form, fields] = useForm<NewSupplierValues>({ id: "supplier", lastResult });
  const list = paths.prime.suppliers(organizationId);
  return (
    <Page
      title="Add a supplier"
      breadcrumb={[{ label: "Suppliers", href: list }]}
      lead={
        <>
          Many at once? <a href={paths.prime.importSuppliers(organizationId)}>Import a list</a>.
        </>
      }
    >
      <Form form={form}>
        <SupplierFields fields={fields} owners={owners} />
        <Section
          title="Whom to write to"
          lead="You can leave this for later. Nobody is written to before you invite them."
        >
          <TextField field={fields.contactName} label="Name" optional autoComplete="off" />
          <TextField
            field={fields.contactEmail}
            label="Email"
            type="email"
            optional
            autoComplete="off"
          />
          <TextField field={fields.contactTitle} label="Title" optional autoComplete="off" />
        </Section>
        <ButtonRow>
          <Button>Add the supplier</Button>
          <a href={list}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
