import type { Disposal } from "#app/domain/retention/disposal.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

export type ShownDisposal = Disposal & {
  id: string;
  supplier: { id: string; legalName: string };
};

type DisposalTableProps = { organizationId: string; disposals: readonly ShownDisposal[] };

/** What was disposed of: the names and hashes that stay. */
export function DisposalTable({ organizationId, disposals }: DisposalTableProps) {
  return (
    <DataTable
      caption="Files that were disposed of"
      captionHidden
      columns={columns(organizationId)}
      rows={disposals}
      rowKey={(disposal) => disposal.id}
    />
  );
}

function columns(organizationId: string): Column<ShownDisposal>[] {
  return [
    { id: "file", header: "File", rowHeader: true, cell: ({ fileName }) => fileName },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplier }) => (
        <a href={paths.prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>
      ),
    },
    {
      id: "until",
      header: "Kept until",
      cell: ({ retainedUntil }) => <DateText on={retainedUntil} />,
    },
    {
      id: "disposed",
      header: "Disposed of",
      cell: ({ disposedOn, disposedByName }) => (
        <>
          <DateText on={disposedOn} /> by {disposedByName}
        </>
      ),
    },
    {
      id: "sha256",
      header: "SHA-256",
      cell: ({ sha256 }) => <Identifier short>{sha256}</Identifier>,
    },
  ];
}
