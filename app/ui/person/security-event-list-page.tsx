import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type SecurityEventRow, SecurityEventTable } from "./security-event-table.tsx";

type SecurityEventListPageProps = {
  side: "prime" | "subcontractor";
  organizationId: string;
  events: readonly SecurityEventRow[];
  /** the place at which the next page begins; null on the last one */
  next: string | null;
  isFirstPage: boolean;
};

/** Sign-ins, failures, denials and lock-outs of the organization's people. */
export function SecurityEventListPage(props: SecurityEventListPageProps) {
  const { side, organizationId, events, next, isFirstPage } = props;
  const here = paths[side].securityEvents(organizationId);
  return (
    <Page
      title="Security events"
      breadcrumb={[{ label: "People", href: paths[side].people(organizationId) }]}
      lead="Sign-ins, failures, refusals and resets of the people who work here, newest first, kept for a year and a month. No address is kept: a network has a label that is the same whenever it is the same network."
    >
      {events.length === 0 ? (
        <EmptyState title="Nothing happened">
          Events appear here as soon as people sign in.
        </EmptyState>
      ) : (
        <SecurityEventTable
          events={events}
          personHref={(personId) => paths[side].person(organizationId, personId)}
        />
      )}
      <Pager
        label="Pages of security events"
        firstHref={isFirstPage ? undefined : here}
        nextHref={next === null ? undefined : `${here}?before=${encodeURIComponent(next)}`}
      />
    </Page>
  );
}
