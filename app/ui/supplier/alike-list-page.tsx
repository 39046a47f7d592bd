import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";

type Named = { id: string; legalName: string; cages: readonly string[] };
export type ShownPair = { a: Named; b: Named; why: string };

type AlikeListPageProps = {
  organizationId: string;
  pairs: readonly ShownPair[];
  mayWrite: boolean;
};

/** Records that may be two of one company, to look at. */
export function AlikeListPage({ organizationId, pairs, mayWrite }: AlikeListPageProps) {
  return (
    <Page
      title="Two records of one company?"
      breadcrumb={[{ label: "Suppliers", href: paths.prime.suppliers(organizationId) }]}
      lead="Suppliers that share a CAGE code, or whose names are written much alike. Nothing is decided by it: look at both before you merge them."
    >
      <DataTable
        caption="Records that may be one company"
        captionHidden
        columns={columns(organizationId, mayWrite)}
        rows={pairs}
        rowKey={({ a, b }) => `${a.id} ${b.id}`}
        empty={
          <EmptyState title="No two records look alike">
            Each of your <a href={paths.prime.suppliers(organizationId)}>suppliers</a> has a name
            and codes of its own.
          </EmptyState>
        }
      />
    </Page>
  );
}

function columns(organizationId: string, mayWrite: boolean): Column<ShownPair>[] {
  const { prime } = paths;
  const named = ({ id, legalName, cages }: Named) => (
    <>
      <a href={prime.supplier(organizationId, id)}>{legalName}</a>
      {cages.length > 0 && (
        <>
          {" "}
          <span className="identifier">{cages.join(" ")}</span>
        </>
      )}
    </>
  );
  return [
    { id: "a", header: "Supplier", rowHeader: true, cell: ({ a }) => named(a) },
    { id: "b", header: "Looks like", cell: ({ b }) => named(b) },
    { id: "why", header: "Why", cell: ({ why }) => why },
    ...(mayWrite
      ? [
          {
            id: "merge",
            header: "What to do",
            cell: ({ a, b }: ShownPair) => (
              <a href={prime.mergeSuppliers(organizationId, a.id, b.id)}>
                See what merging does
                <span className="visually-hidden">
                  {" "}
                  to {a.legalName} and {b.legalName}
                </span>
              </a>
            ),
          },
        ]
      : []),
  ];
}
