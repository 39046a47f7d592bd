import { type SubmissionResult, useForm } from "@conform-to/react";
import { IMPORT_COLUMN_WORDS, IMPORT_COLUMNS } from "#app/domain/import/columns.ts";
import { DATE_ORDER_WORDS, DATE_ORDERS } from "#app/domain/import/date-order.ts";
import type { ListMapping, MappedColumn } from "#app/domain/import/mapping.ts";
import type { ListQuestion } from "#app/domain/import/read-rows.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";

type ColumnsPageProps = {
  organizationId: string;
  importId: string;
  fileName: string;
  mapping: ListMapping;
  columns: readonly MappedColumn[];
  headerRows: readonly { row: number; begins: string }[];
  questions: readonly ListQuestion[];
  lastResult?: SubmissionResult;
};

type Fields = { columns?: string[]; dateOrder?: string; isKept?: string };

const CHOICES = IMPORT_COLUMNS.map((column) => ({
  value: column,
  label: IMPORT_COLUMN_WORDS[column].label,
}));

/** Which column of an uploaded list holds what; one that is not taken is left out. */
export function ColumnsPage(props: ColumnsPageProps) {
  const { organizationId, importId, fileName, mapping, columns, headerRows } = props;
  const defaultValue = {
    columns: mapping.columns.map((column) => column ?? ""),
    dateOrder: mapping.dateOrder ?? "",
  };
  const [form, fields] = useForm<Fields>({
    id: "columns",
    lastResult: props.lastResult,
    defaultValue,
  });
  const { prime } = paths;
  const places = fields.columns.getFieldList();
  return (
    <Page
      kicker="Supplier list"
      title={`Columns of ${fileName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: "Import a supplier list", href: prime.importSuppliers(organizationId) },
      ]}
      lead="Say what each column holds. One that is left out is not read, and the next page says so. Nothing is written yet."
    >
      <Questions questions={props.questions} />
      {headerRows.length > 1 && (
        <HeaderChoice current={mapping.headerRow} headerRows={headerRows} />
      )}
      <Form form={form} hidden={{ headerRow: String(mapping.headerRow) }}>
        {fields.columns.errors && <Notice tone="danger" title={fields.columns.errors.join(" ")} />}
        <DataTable
          caption="Columns of the file"
          captionHidden
          columns={[
            { id: "name", header: "Column", rowHeader: true, cell: ({ name }) => name },
            {
              id: "examples",
              header: "What stands in it",
              mono: true,
              cell: ({ examples }) => examples.join(" · ") || "Nothing",
            },
            {
              id: "holds",
              header: "It holds",
              cell: ({ index, name }) => (
                <Select
                  field={places[index] ?? { id: `columns-${index}`, name: `columns[${index}]` }}
                  label={<span className="visually-hidden">What {name} holds</span>}
                  optional={false}
                  placeholder="Left out"
                  options={CHOICES}
                />
              ),
            },
          ]}
          rows={columns}
          rowKey={({ index }) => String(index)}
        />
        <Select
          field={fields.dateOrder}
          label="Order of dates in numbers"
          hint="Dates like 3/4/2027 can be two days. All of a file are read in one order."
          placeholder="As the dates themselves say"
          options={DATE_ORDERS.map((order) => ({ value: order, label: DATE_ORDER_WORDS[order] }))}
        />
        <CheckboxField
          field={fields.isKept}
          label="Take files with the same columns so from now on"
          description="For everybody in your organization. It can be said anew at any file."
        />
        <ButtonRow>
          <Button>Check the file</Button>
          <a href={prime.importPreview(organizationId, importId)}>Leave the columns as they were</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What only a person can say of this file. */
function Questions({ questions }: Pick<ColumnsPageProps, "questions">) {
  if (questions.length === 0) return null;
  return (
    <Notice tone="warning" title="This has to be said before the file is read">
      <ul>
        {questions.map((question) =>
          question.kind === "columns" ? (
            <li key={question.problem}>{question.problem}</li>
          ) : (
            <li key="date-order">
              Dates like {question.example} can be two days, and no date of the file says which
              comes first, the month or the day. Choose the order of dates below.
            </li>
          ),
        )}
      </ul>
    </Notice>
  );
}

type HeaderChoiceProps = { current: number; headerRows: ColumnsPageProps["headerRows"] };

/** Which row names the columns: asked by itself, because the columns below follow from it. */
function HeaderChoice({ current, headerRows }: HeaderChoiceProps) {
  return (
    <form method="get" className="header-choice">
      <label htmlFor="header">The names of the columns stand in</label>
      <select id="header" name="header" className="input input--select" defaultValue={current}>
        {headerRows.map(({ row, begins }) => (
          <option key={row} value={row}>
            {`Row ${row}: ${begins}`}
          </option>
        ))}
      </select>
      <Button look="secondary">Take this row</Button>
    </form>
  );
}
