import { type LogFilter, sayLogFilter, writeLogFilter } from "#app/domain/log/filter.ts";
import type { LogItem } from "#app/domain/log/item.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { LogFilterForm } from "./log-filter-form.tsx";
import { LogTable } from "./log-table.tsx";
import { LogTabs } from "./log-tabs.tsx";

type LogPageProps = {
  organizationId: string;
  filter: LogFilter;
  entries: readonly LogItem[];
  /** the entry before which the next page ends; null on the last page */
  next: number | null;
  printed: Printed;
};

/** Everything that happened, newest first. Nothing in it can be changed or removed. */
export function LogPage({ organizationId, filter, entries, next, printed }: LogPageProps) {
  const here = paths.prime.log(organizationId);
  const { before, ...narrowed } = filter;
  const whole = writeLogFilter(narrowed);
  return (
    <Page
      title="Oversight log"
      lead="Everything that happened, newest first. Nothing in it can be changed or removed: each entry is a leaf of a Merkle tree (RFC 9162), and records prove their entries from it."
      action={
        <ButtonRow>
          <ButtonLink
            href={paths.prime.logZip(organizationId)}
            look="secondary"
            icon="download"
            download
          >
            Export the whole log
          </ButtonLink>
          <ButtonLink
            href={`${paths.prime.logExport(organizationId)}?${whole}`}
            look="quiet"
            icon="download"
            download
          >
            JSON Lines of this view
          </ButtonLink>
        </ButtonRow>
      }
    >
      <PrintedBy {...printed} filter={sayLogFilter(filter)} />
      <LogTabs organizationId={organizationId} current="entries" />
      <LogFilterForm filter={narrowed} clearHref={here} />
      {entries.length === 0 ? (
        <EmptyState title="No entry fits">
          Ask for less: <a href={here}>show the whole log</a>.
        </EmptyState>
      ) : (
        <LogTable
          entries={entries}
          hrefs={{
            entry: (seq) => paths.prime.logEntry(organizationId, seq),
            contract: (id) => paths.prime.contract(organizationId, id),
            subcontract: (id) => paths.prime.subcontract(organizationId, id),
            supplier: (id) => paths.prime.supplier(organizationId, id),
          }}
        />
      )}
      <Pager
        label="Pages of the log"
        firstHref={before === undefined ? undefined : `${here}?${whole}`}
        nextHref={
          next === null ? undefined : `${here}?${writeLogFilter({ ...narrowed, before: next })}`
        }
        position={before === undefined ? undefined : `Before entry ${before}`}
      />
    </Page>
  );
}
