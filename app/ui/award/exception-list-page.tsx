import type { AwardException } from "#app/domain/award/award.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { ExceptionMark } from "./exception-mark.tsx";

type ExceptionListPageProps = {
  organizationId: string;
  exceptions: readonly AwardException[];
  showsAll: boolean;
};

/** The awards that the facts do not support and that somebody asked for all the same. */
export function ExceptionListPage({
  organizationId,
  exceptions,
  showsAll,
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
          { label: "Waiting", href: list, current: !showsAll },
          { label: "All", href: `${list}?show=all`, current: showsAll },
        ]}
      />
      <DataTable
        caption="Exceptions"
        captionHidden
        columns={columns(organizationId)}
        rows={exceptions}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={showsAll ? "No exception was ever asked for" : "Nothing waits"}>
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
    { id: "award", header: "Award on", cell: ({ awardOn }) => <DateText on={awardOn} /> },
    { id: "approver", header: "Approver", cell: ({ approverName }) => approverName },
    {
      id: "outcome",
      header: "Outcome",
      cell: ({ decision }) => <ExceptionMark outcome={decision?.outcome ?? null} />,
    },
  ];
}
