import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { type Owner, SupplierFields, type SupplierValues } from "./supplier-fields.tsx";

type EditSupplierPageProps = {
  organizationId: string;
  supplierId: string;
  legalName: string;
  values: SupplierValues;
  owners: readonly Owner[];
  lastResult?: SubmissionResult;
};

/** What is kept about a supplier, to correct. */
export function EditSupplierPage(props: EditSupplierPageProps) {
  const { organizationId, supplierId, legalName, values, owners, lastResult } = props;
  const [form, fields] = useForm<SupplierValues>({
    id: "supplier",
    lastResult,
    defaultValue: values,
  });
  const { prime } = paths;
  const supplier = prime.supplier(organizationId, supplierId);
  return (
    <Page
      title={`Correct ${legalName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: legalName, href: supplier },
      ]}
      lead="What you keep about the supplier. What it states itself is not changed here; what stood here before stays in the log."
    >
      <Form form={form}>
        <SupplierFields fields={fields} owners={owners} />
        <ButtonRow>
          <Button>Save the correction</Button>
          <a href={supplier}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
