import type { AwardException } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { ConditionText } from "./condition-section.tsx";
import { ExceptionMark } from "./exception-mark.tsx";
import { ExceptionDays } from "./exception-page.tsx";

type ExceptionListPageProps = {
  organizationId: string;
  exceptions: readonly AwardException[];
  view: "waiting" | "due" | "all";
  /** how many wait for their approver, and conditions to be said to be met */
  counts: { waiting: number; dueConditions: number };
};

const EMPTY = {
  waiting: "Nothing waits",
  due: "No condition is due",
  all: "No exception was ever asked for",
};

/** The awards that the facts do not support and that somebody asked for all the same. */
export function ExceptionListPage({
  organizationId,
  exceptions,
  view,
  counts,
}: ExceptionListPageProps) {
  const list = paths.prime.exceptions(organizationId);
  return (
    <Page
      title="Exceptions"
      lead="Awards that the facts do not support. Each needs a second, named approver and a written reason, and stays in the record for ever."
    >
      <Tabs
        label="Which exceptions"
        tabs={[
          { label: "Waiting", href: list, current: view === "waiting", count: counts.waiting },
          {
            label: "Conditions due",
            href: `${list}?show=due`,
            current: view === "due",
            count: counts.dueConditions,
          },
          { label: "All", href: `${list}?show=all`, current: view === "all" },
        ]}
      />
      <DataTable
        caption="Exceptions"
        captionHidden
        columns={columns(organizationId)}
        rows={exceptions}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={EMPTY[view]}>
            An exception is asked for on the award page of a subcontract whose verdict is
            ineligible.
          </EmptyState>
        }
      />
    </Page>
  );
}

function columns(organizationId: string): Column<AwardException>[] {
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, subcontractNumber, supplierName }) => (
        <>
          <a className="identifier" href={paths.prime.exception(organizationId, id)}>
            {subcontractNumber}
          </a>
          <br />
          {supplierName}
        </>
      ),
    },
    {
      id: "asked",
      header: "Asked for",
      cell: ({ requestedAt, requestedByName }) => (
        <>
          <InstantText at={requestedAt} />
          <br />
          by {requestedByName}
        </>
      ),
    },
    { id: "award", header: "For an award", cell: (row) => <ExceptionDays {...row} /> },
    { id: "approver", header: "Approver", cell: ({ approverName }) => approverName },
    {
      id: "outcome",
      header: "Where it stands",
      cell: ({ state }) => <ExceptionMark state={state} />,
    },
    {
      id: "conditions",
      header: "Conditions",
      cell: ({ conditions }) =>
        conditions.length === 0 ? (
          "None"
        ) : (
          <ul className="plain-list">
            {conditions.map((condition) => (
              <li key={condition.id}>
                <ConditionText condition={condition} />
              </li>
            ))}
          </ul>
        ),
    },
  ];
}
