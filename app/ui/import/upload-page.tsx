import { type SubmissionResult, useForm } from "@conform-to/react";
import { IMPORT_COLUMN_WORDS, IMPORT_COLUMNS } from "#app/domain/import/columns.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type UploadPageProps = { organizationId: string; lastResult?: SubmissionResult };

/** Where a supplier list is uploaded, with what its columns mean. */
export function UploadPage({ organizationId, lastResult }: UploadPageProps) {
  const [form, fields] = useForm<{ file?: string }>({ id: "import", lastResult });
  const { prime } = paths;
  return (
    <Page
      title="Import a supplier list"
      breadcrumb={[{ label: "Suppliers", href: prime.suppliers(organizationId) }]}
      lead="You see every problem and everything that would change before anything is written."
    >
      <Form form={form} multipart>
        <FileField
          field={fields.file}
          label="Spreadsheet"
          hint={
            <>
              Excel (XLSX, its first sheet) or CSV as any spreadsheet saves it, up to 10,000 rows
              and 10 MB; the first row names the columns.{" "}
              <a href={prime.importSample(organizationId)} download>
                Download the sample file
              </a>
            </>
          }
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <ButtonRow>
          <Button>Check the file</Button>
          <a href={prime.suppliers(organizationId)}>Cancel</a>
        </ButtonRow>
      </Form>
      <Section
        title="The columns"
        id="columns"
        lead="Only legal_name must be there; the others may be missing, in any order, and be written as people do: Legal name, CAGE Code. What a column holds that is not known here you say on the next page, or it is left out; blank rows are not counted. One row for each subcontract: a supplier may stand in several rows. A supplier is recognised by its UEI, else by its name; a contact by the address; a subcontract by its number. Codes, tags and contacts are added and none is removed, and a blank cell changes nothing."
      >
        <DataTable
          caption="Columns of the file"
          captionHidden
          columns={[
            {
              id: "column",
              header: "Column",
              rowHeader: true,
              mono: true,
              cell: (column) => column,
            },
            { id: "what", header: "What it holds", cell: (c) => IMPORT_COLUMN_WORDS[c].what },
            {
              id: "example",
              header: "Example",
              mono: true,
              cell: (c) => IMPORT_COLUMN_WORDS[c].example,
            },
          ]}
          rows={IMPORT_COLUMNS}
          rowKey={(column) => column}
        />
      </Section>
    </Page>
  );
}
