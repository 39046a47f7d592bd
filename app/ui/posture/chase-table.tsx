import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { daysLate } from "#app/domain/supplier/lateness.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ChaseRow = {
  subcontractId: string;
  subcontractNumber: string;
  supplierId: string;
  supplierName: string;
  dueOn: string;
  /** whether somebody there was told of it */
  isTold: boolean;
  /** whether somebody there has joined */
  isLinked: boolean;
};

type ChaseTableProps = { organizationId: string; today: string; requests: readonly ChaseRow[] };

/** The requests that nobody answered yet. */
export function ChaseTable({ organizationId, today, requests }: ChaseTableProps) {
  return (
    <DataTable
      caption="Whom to chase"
      captionHidden
      columns={columns(organizationId, today)}
      rows={requests}
      rowKey={(row) => row.subcontractId}
      empty={
        <EmptyState title="Nobody owes you an answer">
          Every request that you issued was answered.
        </EmptyState>
      }
    />
  );
}

function columns(organizationId: string, today: string): Column<ChaseRow>[] {
  const { prime } = paths;
  return [
    {
      id: "supplier",
      header: "Supplier",
      rowHeader: true,
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    {
      id: "subcontract",
      header: "Subcontract",
      cell: ({ subcontractId, subcontractNumber }) => (
        <a className="identifier" href={prime.subcontract(organizationId, subcontractId)}>
          {subcontractNumber}
        </a>
      ),
    },
    { id: "due", header: "Due", cell: ({ dueOn }) => <DateText on={dueOn} /> },
    {
      id: "stand",
      header: "Where it stands",
      cell: ({ dueOn, isTold, isLinked }) => {
        const days = daysLate({ dueOn: calendarDate(dueOn), isTold }, calendarDate(today));
        return (
          <>
            {days > 0 && <Tag look="strong">{countWords(days, "day")} late</Tag>}{" "}
            {sayStanding({ isTold, isLinked })}
          </>
        );
      },
    },
  ];
}

function sayStanding({ isTold, isLinked }: Pick<ChaseRow, "isTold" | "isLinked">): string {
  if (isLinked) return "Joined, not signed";
  return isTold ? "Invited, nobody joined yet" : "Nobody there was told yet: invite a contact";
}
