import type { ImportLine } from "#app/domain/import/lines.ts";
import type { LookAlike } from "#app/domain/import/look-alikes.ts";
import type { ShownProblem } from "#app/domain/import/preview.ts";
import type { ImportChange } from "#app/domain/import/types.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";

/** What is wrong, by row and column. */
export function ProblemTable({ problems }: { problems: readonly ShownProblem[] }) {
  return (
    <DataTable
      caption="Problems"
      captionHidden
      columns={[
        {
          id: "row",
          header: "Row",
          rowHeader: true,
          cell: ({ row, rows }) =>
            rows === 1 ? row : `${countWords(rows, "row")}, the first is ${row}`,
        },
        {
          id: "column",
          header: "Column",
          mono: true,
          cell: ({ column }) => column || "whole row",
        },
        { id: "problem", header: "Problem", cell: ({ problem }) => problem },
      ]}
      rows={problems}
      rowKey={({ row, column, problem }) => `${row} ${column} ${problem}`}
      empty={<EmptyState title="No problems">Every row of the file can be read.</EmptyState>}
    />
  );
}

/** New suppliers that may be recorded already: a person decides, and nothing is refused. */
export function AlikeTable(props: { organizationId: string; alike: readonly LookAlike[] }) {
  return (
    <DataTable
      caption="New suppliers that look like others"
      captionHidden
      columns={[
        { id: "row", header: "Row", cell: ({ row }) => row },
        { id: "name", header: "New supplier", rowHeader: true, cell: ({ legalName }) => legalName },
        {
          id: "hint",
          header: "May be the same",
          cell: ({ hint, recordedId }) => (
            <>
              {hint}{" "}
              {recordedId && (
                <a href={paths.prime.supplier(props.organizationId, recordedId)}>See it</a>
              )}
            </>
          ),
        },
      ]}
      rows={props.alike}
      rowKey={({ row }) => String(row)}
      empty={
        <EmptyState title="No new supplier looks like another">
          If one does, give its UEI or write its name as it is recorded: it is then not made twice.
        </EmptyState>
      }
    />
  );
}

const NOTHING: Record<ImportChange, string> = {
  new: "The file names nothing that is not recorded already.",
  changed: "The file changes nothing that is recorded.",
  unchanged: "Nothing in the file is recorded as it stands there.",
};

/** What is new, changed or unchanged. */
export function LineTable(props: { lines: readonly ImportLine[]; change: ImportChange }) {
  return (
    <DataTable
      caption="Suppliers and subcontracts"
      captionHidden
      columns={[
        { id: "row", header: "Row", cell: ({ row }) => row },
        {
          id: "kind",
          header: "What",
          cell: ({ kind }) => (kind === "supplier" ? "Supplier" : "Subcontract"),
        },
        { id: "name", header: "Name", rowHeader: true, cell: ({ name }) => name },
        {
          id: "details",
          header: props.change === "changed" ? "Change" : "Details",
          cell: ({ details }) => details.join("; ") || "As recorded",
        },
      ]}
      rows={props.lines}
      rowKey={({ row, kind, name }) => `${row} ${kind} ${name}`}
      empty={<EmptyState title="None">{NOTHING[props.change]}</EmptyState>}
    />
  );
}
