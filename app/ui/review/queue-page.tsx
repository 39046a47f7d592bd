import type { FactKind } from "#app/domain/fact/kinds.ts";
import { FACT_KIND_NAMES, FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { sayReviewFilter } from "#app/domain/fact/queue-address.ts";
import type { ShownViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Downloads, ListLine } from "#app/ui/kit/list-tools.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SavedViews } from "#app/ui/view/saved-views.tsx";

export type WaitingFact = {
  id: string;
  kind: FactKind;
  summary: string;
  sharedAt: string;
  submissionId: string;
  evidenceCount: number;
  isCorrection: boolean;
};

type QueuePageProps = {
  organizationId: string;
  suppliers: readonly { supplierId: string; legalName: string; facts: readonly WaitingFact[] }[];
  filter: { search: string; kind: string };
  saved: ShownViews;
  /** the first page, on any after it */
  firstHref?: string;
  nextHref?: string;
  /** the queue as files */
  downloads: { csv: string; xlsx: string };
  printed: Printed;
  /** what the person just did */
  done: string | null;
};

/** What waits for review, by supplier, the one that waits longest first. */
export function QueuePage(props: QueuePageProps) {
  const { organizationId, suppliers, filter, nextHref, done } = props;
  const list = paths.prime.reviews(organizationId);
  const isNarrowed = Boolean(filter.search || filter.kind);
  const kind = FACT_KINDS.find((one) => one === filter.kind);
  return (
    <Page
      title="Reviews"
      lead="What suppliers stated and signed. A fact counts in a verdict once you accepted it."
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <PrintedBy {...props.printed} filter={sayReviewFilter({ search: filter.search, kind })} />
      <SavedViews {...props.saved} organizationId={organizationId} list="reviews" />
      <SearchBar
        label="Search by supplier"
        query={filter.search}
        clearHref={list + props.saved.all}
        filters={[
          {
            name: "kind",
            label: "Kind of fact",
            value: filter.kind,
            options: FACT_KINDS.map((kind) => ({ value: kind, label: FACT_KIND_NAMES[kind] })),
          },
        ]}
      />
      {suppliers.length > 0 && (
        <ListLine
          links={
            <Downloads
              files={[
                { label: "CSV", href: props.downloads.csv },
                { label: "XLSX", href: props.downloads.xlsx },
              ]}
            />
          }
        />
      )}
      {suppliers.length === 0 && <NothingWaits isNarrowed={isNarrowed} />}
      {suppliers.map(({ supplierId, legalName, facts }) => (
        <Section
          key={supplierId}
          id={`supplier-${supplierId}`}
          title={<a href={paths.prime.supplier(organizationId, supplierId)}>{legalName}</a>}
          action={
            <WholeSubmission
              organizationId={organizationId}
              supplierId={supplierId}
              legalName={legalName}
              facts={facts}
            />
          }
        >
          <DataTable
            caption={`Facts of ${legalName} awaiting review`}
            captionHidden
            columns={columns(organizationId)}
            rows={facts}
            rowKey={(fact) => fact.id}
          />
        </Section>
      ))}
      <Pager firstHref={props.firstHref} nextHref={nextHref} label="Pages of the queue" />
    </Page>
  );
}

function WholeSubmission(props: {
  organizationId: string;
  supplierId: string;
  legalName: string;
  facts: readonly WaitingFact[];
}) {
  const { organizationId, supplierId, legalName, facts } = props;
  if (facts.length < 2) return null;
  const submissions = submissionsOf(facts);
  if (submissions.length === 1)
    return (
      <a href={paths.prime.submission(organizationId, supplierId, submissions[0]?.id ?? "")}>
        The whole submission<span className="visually-hidden"> of {legalName}</span>
      </a>
    );
  return (
    <ul className="plain-list">
      {submissions.map(({ id, sharedAt, count }) => (
        <li key={id}>
          <a href={paths.prime.submission(organizationId, supplierId, id)}>
            Submission<span className="visually-hidden"> of {legalName}</span>, received{" "}
            <InstantText at={sharedAt} /> ({count})
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The submissions that the facts came with, the newest first, each with how many of them. */
function submissionsOf(facts: readonly WaitingFact[]) {
  const found = new Map<string, { id: string; sharedAt: string; count: number }>();
  for (const { submissionId: id, sharedAt } of facts) {
    const known = found.get(id);
    found.set(id, { id, sharedAt: known?.sharedAt ?? sharedAt, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => (a.sharedAt < b.sharedAt ? 1 : -1));
}

function NothingWaits({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState title="Nothing that waits fits this search">
      Clear the search to see everything that waits for review.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing waits for review">
      When a supplier answers a request and signs, its facts stand here.
    </EmptyState>
  );
}

function columns(organizationId: string): Column<WaitingFact>[] {
  return [
    {
      id: "kind",
      header: "Fact",
      rowHeader: true,
      cell: ({ id, kind, isCorrection }) => (
        <>
          <a href={paths.prime.review(organizationId, id)}>{FACT_KIND_NAMES[kind]}</a>
          {isCorrection && " (corrected)"}
        </>
      ),
    },
    { id: "says", header: "Says", cell: ({ summary }) => summary },
    { id: "files", header: "Files", align: "end", cell: ({ evidenceCount }) => evidenceCount },
    {
      id: "received",
      header: "Received",
      cell: ({ sharedAt }) => <InstantText at={sharedAt} />,
    },
  ];
}
