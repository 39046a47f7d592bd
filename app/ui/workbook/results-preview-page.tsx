import type { SubmissionResult } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { ResultColumns, ResultHeader } from "#app/domain/workbook/import/columns.ts";
import type { PlannedAnswer } from "#app/domain/workbook/import/plan.ts";
import type { CellProblem } from "#app/domain/workbook/import/read-results.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { MappingForm } from "./results-mapping-form.tsx";
import { TakeForm } from "./results-take-form.tsx";

export type ResultsPreviewPageProps = {
  organizationId: string;
  workbook: { id: string; systemName: string };
  fileName: string;
  header: ResultHeader;
  columns: ResultColumns;
  /** whether "met" ticks the objectives */
  isTicking: boolean;
  problems: readonly CellProblem[];
  rowCount: number;
  read: number;
  plan: readonly PlannedAnswer[];
  lastResult?: SubmissionResult;
};

/** What an uploaded spreadsheet would change in a workbook; nothing is saved before it is chosen. */
export function ResultsPreviewPage(props: ResultsPreviewPageProps) {
  const { organizationId, workbook, fileName, problems, rowCount, read, plan } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title={`Check ${fileName}`}
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        { label: workbook.systemName, href: subcontractor.workbook(organizationId, workbook.id) },
        {
          label: "Take in results",
          href: subcontractor.importResults(organizationId, workbook.id),
        },
      ]}
      lead={`${countWords(rowCount, "row")} read, which speak of ${countWords(read, "requirement")} of 110. Nothing is saved yet.`}
    >
      <Section title="What each column holds" lead={headerWords(props.header)} id="columns">
        <MappingForm {...props} />
      </Section>
      <Section title={`Problems (${problems.length})`} id="problems">
        <DataTable
          caption="Cells that could not be taken as they are"
          captionHidden
          rows={problems}
          rowKey={({ row, column, problem }) => `${row} ${column} ${problem}`}
          empty={<p>Every cell could be read.</p>}
          columns={[
            {
              id: "cell",
              header: "Cell",
              rowHeader: true,
              mono: true,
              cell: ({ row, column }) => `${column}${row}`,
            },
            { id: "problem", header: "Problem", cell: ({ problem }) => problem },
          ]}
        />
      </Section>
      {plan.length === 0 ? (
        <Notice title="The file changes nothing">
          What it says stands in the workbook already, or no column with numbers and one with
          something to say was chosen.
        </Notice>
      ) : (
        <TakeForm {...props} />
      )}
    </Page>
  );
}

function headerWords({ row }: ResultHeader): string {
  return row === null
    ? "No row names the columns in words that we know. Say below what each holds."
    : `Row ${row} names the columns. Change what was not guessed right.`;
}
