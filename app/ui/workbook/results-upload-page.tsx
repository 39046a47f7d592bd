import { type SubmissionResult, useForm } from "@conform-to/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";

export type ResultsUploadPageProps = {
  organizationId: string;
  workbook: { id: string; systemName: string };
  lastResult?: SubmissionResult;
};

/** Where results that exist already, as a spreadsheet or in OSCAL, are taken in. */
export function ResultsUploadPage(props: ResultsUploadPageProps) {
  const { organizationId, workbook, lastResult } = props;
  const [form, fields] = useForm<{ file?: string }>({ id: "results", lastResult });
  const { subcontractor } = paths;
  const back = subcontractor.workbook(organizationId, workbook.id);
  return (
    <Page
      title="Take in results"
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        { label: workbook.systemName, href: back },
      ]}
      lead="You see every problem, cell by cell, and everything that would change before anything is saved. Nothing that is answered already is replaced unless you say so."
    >
      <Notice tone="warning" title="No CUI in here">
        Results and notes only. A file with CUI in it does not belong in this portal.
      </Notice>
      <Form form={form} multipart>
        <FileField
          field={fields.file}
          label="Spreadsheet or OSCAL"
          hint="Excel (XLSX, its first sheet) or CSV, with one row for each requirement or each objective and one column that holds its number, such as 3.1.1 or AC.L2-3.1.1[a]. On the next page you say what each column holds. Or OSCAL (JSON): of assessment results, each finding of the latest result is a row; of a component definition, what each component does becomes a note, and the status stays yours to give."
          accept=".csv,.tsv,.txt,.xlsx,.json,application/json,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <ButtonRow>
          <Button>Check the file</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}
