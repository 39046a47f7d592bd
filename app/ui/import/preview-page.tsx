import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ListTaking, sayFileForm } from "#app/domain/import/file-form.ts";
import type { ImportCounts, ImportLine } from "#app/domain/import/lines.ts";
import { PREVIEW_TABS, type PreviewTab } from "#app/domain/import/preview.ts";
import type { ImportProblem } from "#app/domain/import/read-rows.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { LineTable, ProblemTable } from "./preview-tables.tsx";

export type PreviewPageProps = {
  organizationId: string;
  importId: string;
  fileName: string;
  sha256: string;
  rowCount: number;
  confirmedAt: Date | string | null;
  planHash: string;
  taking: ListTaking | null;
  suppliers: ImportCounts;
  subcontracts: ImportCounts;
  /** rows with a problem */
  rowsLeftOut: number;
  isNothingToDo: boolean;
  tab: PreviewTab;
  counts: Record<PreviewTab, number>;
  problems: readonly ImportProblem[];
  lines: readonly ImportLine[];
  position: string;
  previousHref?: string;
  nextHref?: string;
  lastResult?: SubmissionResult;
};

const TAB_WORDS: Record<PreviewTab, string> = {
  problems: "Problems",
  new: "New",
  changed: "Changed",
  unchanged: "Unchanged",
};

/** What an uploaded list would do, or did; nothing is written before it is confirmed. */
export function PreviewPage(props: PreviewPageProps) {
  const { organizationId, importId, fileName, confirmedAt, tab, counts } = props;
  const { prime } = paths;
  const here = prime.importPreview(organizationId, importId);
  return (
    <Page
      kicker="Supplier list"
      title={confirmedAt ? `${fileName} is imported` : `Check ${fileName}`}
      breadcrumb={[
        { label: "Suppliers", href: prime.suppliers(organizationId) },
        { label: "Import a supplier list", href: prime.importSuppliers(organizationId) },
      ]}
    >
      {confirmedAt ? <Imported {...props} /> : <Confirm {...props} />}
      <Summary {...props} />
      {!confirmedAt && (
        <Section title="Row by row" id="rows">
          <Tabs
            label="Rows of the file"
            tabs={PREVIEW_TABS.map((one) => ({
              label: TAB_WORDS[one],
              href: `${here}?show=${one}#rows`,
              current: one === tab,
              count: counts[one],
            }))}
          />
          {tab === "problems" ? (
            <ProblemTable problems={props.problems} />
          ) : (
            <LineTable lines={props.lines} change={tab} />
          )}
          <Pager
            label="Pages of rows"
            position={props.position}
            previousHref={props.previousHref}
            nextHref={props.nextHref}
          />
        </Section>
      )}
    </Page>
  );
}

function Summary(props: PreviewPageProps) {
  const { sha256, rowCount, suppliers, subcontracts, confirmedAt, taking } = props;
  const words = (counts: ImportCounts) =>
    `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged`;
  return (
    <DefinitionList
      items={[
        ...(taking ? takingItems(taking) : []),
        { term: "Rows in the file", value: rowCount },
        ...(confirmedAt
          ? []
          : [
              { term: "Suppliers", value: words(suppliers) },
              { term: "Subcontracts", value: words(subcontracts) },
            ]),
        { term: "SHA-256 of the file", value: <Identifier>{sha256}</Identifier> },
      ]}
    />
  );
}

/** How the file was taken, so that a person sees what was left out. */
function takingItems({ form, columns, leftOut, rowsAbove }: ListTaking) {
  const rows = rowsAbove === 1 ? "1 row" : `${rowsAbove} rows`;
  return [
    { term: "The file", value: sayFileForm(form) },
    {
      term: "Columns read",
      value: columns
        .map(({ name, column }) => (name === column ? name : `${name} (as ${column})`))
        .join(", "),
    },
    ...(leftOut.length > 0
      ? [{ term: "Columns left out, not known here", value: leftOut.join(", ") }]
      : []),
    ...(rowsAbove > 0 ? [{ term: "Left out above the names of the columns", value: rows }] : []),
  ];
}

function Imported({ organizationId, confirmedAt }: PreviewPageProps) {
  return (
    <Notice
      tone="success"
      title="Imported"
      action={
        <ButtonLink href={paths.prime.suppliers(organizationId)}>See the suppliers</ButtonLink>
      }
    >
      {confirmedAt && (
        <p>
          The list was written on <InstantText at={confirmedAt} />. How much it changed stands in
          the{" "}
          <a href={`${paths.prime.log(organizationId)}?action=supplier.imported`}>oversight log</a>.
        </p>
      )}
    </Notice>
  );
}

function Confirm(props: PreviewPageProps) {
  const { organizationId, planHash, rowsLeftOut, isNothingToDo, lastResult } = props;
  const [form, fields] = useForm<{ leaveOut?: string }>({ id: "confirm", lastResult });
  const again = paths.prime.importSuppliers(organizationId);
  const rows = rowsLeftOut === 1 ? "1 row has a problem" : `${rowsLeftOut} rows have problems`;
  if (isNothingToDo)
    return (
      <Notice
        title={rowsLeftOut > 0 ? `${rows}, and nothing else would change` : "Nothing would change"}
        tone={rowsLeftOut > 0 ? "warning" : "info"}
        action={<ButtonLink href={again}>Choose another file</ButtonLink>}
      >
        {rowsLeftOut > 0
          ? "Correct the file and upload it again. Nothing was written."
          : "Everything in this file is recorded already. Nothing was written."}
      </Notice>
    );
  return (
    <Form form={form} hidden={{ planHash }}>
      {rowsLeftOut > 0 && (
        <>
          <Notice tone="warning" title={rows}>
            <p>
              Correct the file and <a href={again}>upload it again</a>, or go on without these rows.
            </p>
          </Notice>
          <CheckboxField
            field={fields.leaveOut}
            label={`Leave out the ${rowsLeftOut === 1 ? "row" : countWords(rowsLeftOut, "row")} with problems`}
            description="Nothing of them is written. The log says how many were left out."
          />
        </>
      )}
      <ButtonRow>
        <Button>Write these changes</Button>
        <a href={paths.prime.suppliers(organizationId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}
