import type { KeptFile } from "#app/domain/retention/kept-file.ts";
import { paths } from "#app/paths.ts";
import { BulkBar } from "#app/ui/kit/bulk-bar.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { fileColumns } from "./file-columns.tsx";

const FORM_ID = "chosen-files";

type DueSectionProps = {
  organizationId: string;
  files: readonly KeptFile[];
  /** the first day on which a file may be disposed of, when none may be yet */
  firstDueOn: string | null;
  firstHref?: string;
  nextHref?: string;
  mayManage: boolean;
};

/** Files that were kept long enough; those under legal hold cannot be chosen. */
export function DueSection(props: DueSectionProps) {
  const { organizationId, files, mayManage } = props;
  const mayChoose = mayManage && files.some((file) => file.verdict.may);
  return (
    <Section
      title="May be disposed of"
      id="due"
      lead="Files that were kept long enough, the longest over first. Disposing of them is confirmed on a page of its own."
    >
      {mayChoose && (
        <BulkBar
          formId={FORM_ID}
          method="get"
          action={paths.prime.dispose(organizationId)}
          label="With the selected files"
        >
          <Button look="secondary">Dispose of them</Button>
        </BulkBar>
      )}
      <DataTable
        caption="Files that may be disposed of"
        captionHidden
        columns={fileColumns(organizationId)}
        rows={files}
        rowKey={(file) => file.evidenceId}
        selection={
          mayChoose
            ? {
                name: "file",
                formId: FORM_ID,
                valueOf: (file) => file.evidenceId,
                labelOf: (file) => `${file.fileName} of ${file.supplier.legalName}`,
                mayChoose: (file) => file.verdict.may,
              }
            : undefined
        }
        empty={<NothingDue {...props} />}
      />
      <Pager label="Pages of files" firstHref={props.firstHref} nextHref={props.nextHref} />
    </Section>
  );
}

function NothingDue({ firstDueOn, firstHref }: DueSectionProps) {
  if (firstHref) return <EmptyState title="No more files">Go back to the first page.</EmptyState>;
  return (
    <EmptyState title="Nothing may be disposed of yet">
      {firstDueOn ? (
        <>
          The first file may be disposed of on <DateText on={firstDueOn} />, unless a legal hold or
          a later record keeps it.
        </>
      ) : (
        "No evidence was received yet."
      )}
    </EmptyState>
  );
}
