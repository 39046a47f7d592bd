import { calendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { AskedWords, type ShownAsked } from "#app/ui/renewal/asked-words.tsx";

export type LapseRow = {
  subcontractId: string;
  number: string;
  supplierName: string;
  holdsUntil: string;
  /** when who was asked to renew; null where nobody was */
  asked: ShownAsked | null;
};

type LapseTableProps = { organizationId: string; today: string; lapses: readonly LapseRow[] };

/** The eligible verdicts that end soonest. */
export function LapseTable({ organizationId, today, lapses }: LapseTableProps) {
  return (
    <DataTable
      caption="Who lapses next"
      captionHidden
      columns={columns(organizationId, today)}
      rows={lapses}
      rowKey={(row) => row.subcontractId}
      empty={
        <EmptyState title="Nothing lapses">No subcontract is eligible until a date yet.</EmptyState>
      }
    />
  );
}

function columns(organizationId: string, today: string): Column<LapseRow>[] {
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number }) => (
        <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
          {number}
        </a>
      ),
    },
    { id: "supplier", header: "Supplier", cell: ({ supplierName }) => supplierName },
    {
      id: "until",
      header: "Holds until",
      cell: ({ holdsUntil }) => <DateText on={holdsUntil} />,
    },
    {
      id: "asked",
      header: "Renewal",
      cell: ({ asked }) =>
        asked ? <AskedWords organizationId={organizationId} asked={asked} /> : "Not asked for",
    },
    {
      id: "left",
      header: "Days left",
      align: "end",
      cell: ({ holdsUntil }) => daysBetween(calendarDate(today), calendarDate(holdsUntil)),
    },
  ];
}
