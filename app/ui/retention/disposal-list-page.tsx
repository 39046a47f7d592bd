import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { DisposalTable, type ShownDisposal } from "./disposal-table.tsx";

type DisposalListPageProps = {
  organizationId: string;
  disposals: readonly ShownDisposal[];
  firstHref?: string;
  nextHref?: string;
};

/** Everything that was ever disposed of, latest first. */
export function DisposalListPage(props: DisposalListPageProps) {
  const { organizationId, disposals, firstHref, nextHref } = props;
  return (
    <Page
      title="What was disposed of"
      lead="The content is gone for you. The names, the hashes and what the oversight log says stay."
      breadcrumb={[{ label: "Retention", href: paths.prime.retention(organizationId) }]}
    >
      {disposals.length === 0 ? (
        <EmptyState title="Nothing was disposed of">
          What you dispose of stands here with its name and its hash.
        </EmptyState>
      ) : (
        <DisposalTable organizationId={organizationId} disposals={disposals} />
      )}
      <Pager label="Pages of disposals" firstHref={firstHref} nextHref={nextHref} />
    </Page>
  );
}
