import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PlanProgress, Slip } from "#app/domain/remediation/progress.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { SlipTags } from "./slip-list.tsx";

/** A plan of a supplier as lists show it. */
export type ListedPlan = {
  planId: string;
  supplierId: string;
  supplierName: string;
  systemName: string;
  progress: PlanProgress;
  closeOutBy: CalendarDate | null;
  slips: readonly Slip[];
  /** the day of our last review; null before any */
  reviewedOn: CalendarDate | null;
};

type SuppliersPlansTableProps = {
  organizationId: string;
  plans: readonly ListedPlan[];
  /** whether the supplier is named: not on its own page */
  isNamed: boolean;
};

/** Plans of suppliers, slipping ones first. */
export function SuppliersPlansTable({ organizationId, plans, isNamed }: SuppliersPlansTableProps) {
  const all = planColumns(organizationId);
  const columns = isNamed ? all : all.filter(({ id }) => id !== "supplier");
  return (
    <DataTable
      caption="Remediation plans"
      captionHidden
      rows={plans}
      rowKey={({ planId }) => planId}
      columns={columns}
    />
  );
}

function planColumns(organizationId: string): Column<ListedPlan>[] {
  const { prime } = paths;
  return [
    {
      id: "system",
      header: "Plan for",
      rowHeader: true,
      cell: ({ planId, systemName }) => (
        <a href={prime.remediationPlan(organizationId, planId)}>{systemName}</a>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    {
      id: "slips",
      header: "How it goes",
      cell: ({ slips, progress }) => <SlipTags slips={slips} openCount={progress.openCount} />,
    },
    { id: "open", header: "Open", align: "end", cell: ({ progress }) => progress.openCount },
    { id: "done", header: "Done", align: "end", cell: ({ progress }) => progress.doneCount },
    {
      id: "finish",
      header: "To be finished by",
      cell: ({ progress }) =>
        progress.finishOn ? <DateText on={progress.finishOn} /> : "No due dates",
    },
    {
      id: "close-out",
      header: "Close-out by",
      cell: ({ closeOutBy }) => (closeOutBy ? <DateText on={closeOutBy} /> : "None runs"),
    },
    {
      id: "moved",
      header: "Last change",
      cell: ({ progress }) => <DateText on={progress.movedOn} />,
    },
    {
      id: "reviewed",
      header: "Looked at",
      cell: ({ reviewedOn, progress }) => {
        if (!reviewedOn) return "Not yet";
        return (
          <>
            <DateText on={reviewedOn} />
            {progress.movedOn > reviewedOn && ", changed since"}
          </>
        );
      },
    },
  ];
}
