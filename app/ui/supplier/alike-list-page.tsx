import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type Named = { id: string; legalName: string; cages: readonly string[] };
export type ShownPair = { a: Named; b: Named; why: string };

type ToldPair = { id: string; a: Named; b: Named; by: string; at: Date | string; reason: string };

type AlikeListPageProps = {
  organizationId: string;
  pairs: readonly ShownPair[];
  /** the pairs that somebody marked as two companies, the latest first */
  toldApart: readonly ToldPair[];
  done: string | null;
  mayWrite: boolean;
};

/** Records that may be two of one company, to look at. */
export function AlikeListPage(props: AlikeListPageProps) {
  const { organizationId, pairs, toldApart, done, mayWrite } = props;
  return (
    <Page
      title="Two records of one company?"
      breadcrumb={[{ label: "Suppliers", href: paths.prime.suppliers(organizationId) }]}
      lead="Suppliers that share a CAGE code, or whose names are written much alike. Nothing is decided by it: look at both, and merge them or mark them as two companies."
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <DataTable
        caption="Records that may be one company"
        captionHidden
        columns={columns(organizationId, mayWrite)}
        rows={pairs}
        rowKey={({ a, b }) => `${a.id} ${b.id}`}
        empty={
          <EmptyState
            title={
              toldApart.length > 0 ? "No other two records look alike" : "No two records look alike"
            }
          >
            {toldApart.length > 0
              ? "Whatever looks alike was marked as two companies, below."
              : "Each of your suppliers has a name and codes of its own."}{" "}
            <a href={paths.prime.suppliers(organizationId)}>All suppliers</a>
          </EmptyState>
        }
      />
      {toldApart.length > 0 && (
        <Section title="Marked as two companies">
          <DataTable
            caption="Records marked as two companies"
            captionHidden
            columns={toldColumns(organizationId, mayWrite)}
            rows={toldApart}
            rowKey={({ id }) => id}
          />
        </Section>
      )}
    </Page>
  );
}

function NamedSupplier({ organizationId, one }: { organizationId: string; one: Named }) {
  const { id, legalName, cages } = one;
  return (
    <>
      <a href={paths.prime.supplier(organizationId, id)}>{legalName}</a>
      {cages.length > 0 && (
        <>
          {" "}
          <span className="identifier">{cages.join(" ")}</span>
        </>
      )}
    </>
  );
}

function toldColumns(organizationId: string, mayWrite: boolean): Column<ToldPair>[] {
  const named = (one: Named) => <NamedSupplier organizationId={organizationId} one={one} />;
  return [
    { id: "a", header: "Supplier", rowHeader: true, cell: ({ a }) => named(a) },
    { id: "b", header: "Is not", cell: ({ b }) => named(b) },
    { id: "why", header: "Why", cell: ({ reason }) => reason },
    {
      id: "by",
      header: "Marked",
      cell: ({ by, at }) => (
        <>
          <InstantText at={at} /> by {by}
        </>
      ),
    },
    ...(mayWrite
      ? [
          {
            id: "take-back",
            header: "What to do",
            cell: ({ a, b }: ToldPair) => (
              <a href={paths.prime.tellSuppliersApart(organizationId, a.id, b.id)}>
                Take it back
                <span className="visually-hidden">
                  {" "}
                  of {a.legalName} and {b.legalName}
                </span>
              </a>
            ),
          },
        ]
      : []),
  ];
}

function columns(organizationId: string, mayWrite: boolean): Column<ShownPair>[] {
  const { prime } = paths;
  const named = (one: Named) => <NamedSupplier organizationId={organizationId} one={one} />;
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
              <>
                <a href={prime.mergeSuppliers(organizationId, a.id, b.id)}>
                  See what merging does
                  <span className="visually-hidden">
                    {" "}
                    to {a.legalName} and {b.legalName}
                  </span>
                </a>
                <br />
                <a href={prime.tellSuppliersApart(organizationId, a.id, b.id)}>
                  They are two companies
                  <span className="visually-hidden">
                    : {a.legalName} and {b.legalName}
                  </span>
                </a>
              </>
            ),
          },
        ]
      : []),
  ];
}
