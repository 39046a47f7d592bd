import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type UndoPageProps = {
  organizationId: string;
  importId: string;
  fileName: string;
  confirmedAt: Date | string;
  counts: {
    newSuppliers: number;
    changedSuppliers: number;
    newSubcontracts: number;
    changedSubcontracts: number;
  };
  lastResult?: SubmissionResult;
};

/** Asks whether all that an import wrote is to be taken back. */
export function UndoPage(props: UndoPageProps) {
  const { organizationId, importId, fileName, confirmedAt, counts } = props;
  const [form] = useForm({ id: "undo", lastResult: props.lastResult });
  const { prime } = paths;
  return (
    <Page
      kicker="Supplier list"
      title={`Undo the import of ${fileName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: fileName, href: prime.importPreview(organizationId, importId) },
      ]}
      lead="All of it is taken back, or nothing. The oversight log keeps that it was imported and undone."
    >
      <DefinitionList
        items={[
          { term: "Imported", value: <InstantText at={confirmedAt} /> },
          {
            term: "Removed",
            value: `${countWords(counts.newSuppliers, "supplier")} with their contacts, ${countWords(counts.newSubcontracts, "subcontract")}`,
          },
          {
            term: "As they were before",
            value: `${countWords(counts.changedSuppliers, "supplier")}, ${countWords(counts.changedSubcontracts, "subcontract")}`,
          },
        ]}
      />
      <p>
        It can be undone while nothing of it was changed and nothing rests on it: no invitation was
        sent, no clauses were issued.
      </p>
      <Form form={form}>
        <ButtonRow>
          <Button look="danger">Undo this import</Button>
          <a href={prime.importPreview(organizationId, importId)}>Keep it</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
