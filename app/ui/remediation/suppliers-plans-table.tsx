import type { ReactNode } from "react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PlanListAddress, PlanSort } from "#app/domain/remediation/plan-list-address.ts";
import type { PlanProgress, Slip } from "#app/domain/remediation/progress.ts";
import type { ChosenColumns } from "#app/domain/view/columns.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { shownColumns } from "#app/ui/view/column-choice.tsx";
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
  /** closings of its items that wait for our decision; absent where they are not counted */
  closingsToCheck?: number;
};

type SuppliersPlansTableProps = {
  organizationId: string;
  plans: readonly ListedPlan[];
  /** how the list is sorted, and the address of the same list sorted another way; absent: not at all */
  sorting?: PlanSorting;
  /** whether the supplier is named: not on its own page */
  isNamed: boolean;
  /** what is shown beside the plans; absent: everything */
  chosen?: ChosenColumns;
  empty?: ReactNode;
};

export type PlanSorting = {
  filter: Pick<PlanListAddress, "sort" | "isDescending" | "isNear">;
  to: (changed: Pick<PlanListAddress, "sort" | "isDescending">) => string;
};

/** Plans of suppliers, as far as each is. */
export function SuppliersPlansTable(props: SuppliersPlansTableProps) {
  const { organizationId, plans, sorting, isNamed, chosen = null, empty } = props;
  const all = planColumns(organizationId, sorting);
  const columns = isNamed ? shownColumns(all, chosen) : all.filter(({ id }) => id !== "supplier");
  return (
    <DataTable
      caption="Remediation plans"
      captionHidden
      wide={isNamed && "most"}
      rows={plans}
      rowKey={({ planId }) => planId}
      columns={columns}
      empty={empty}
    />
  );
}

function sortedBy(
  sort: PlanSort,
  sorting: PlanSorting | undefined,
): Pick<Column<ListedPlan>, "sortHref" | "sorted"> {
  if (!sorting) return {};
  const { filter, to } = sorting;
  // What only comes close to a search stands the closest first.
  const isSorted = filter.sort === sort && !(filter.isNear && sort === "urgency");
  const isUp = isSorted && !filter.isDescending;
  return {
    sortHref: to({ sort, isDescending: isUp }),
    sorted: isSorted ? (isUp ? "ascending" : "descending") : undefined,
  };
}

/** What a list of plans tells of each, the plan itself first. */
export function planColumns(organizationId: string, sorting?: PlanSorting): Column<ListedPlan>[] {
  const { prime } = paths;
  const sortBy = (sort: PlanSort) => sortedBy(sort, sorting);
  return [
    {
      id: "system",
      header: "Plan for",
      rowHeader: true,
      ...sortBy("system"),
      cell: ({ planId, systemName }) => (
        <a href={prime.remediationPlan(organizationId, planId)}>{systemName}</a>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      ...sortBy("supplier"),
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    {
      id: "slips",
      header: "How it goes",
      ...sortBy("urgency"),
      cell: ({ slips, progress }) => <SlipTags slips={slips} openCount={progress.openCount} />,
    },
    { id: "open", header: "Open", align: "end", cell: ({ progress }) => progress.openCount },
    {
      id: "done",
      header: "Done",
      align: "end",
      cell: ({ planId, progress, closingsToCheck = 0 }) => (
        <>
          {progress.doneCount}
          {closingsToCheck > 0 && (
            <p className="plan-item__weakness">
              <a href={`${prime.remediationPlan(organizationId, planId)}#items`}>
                {`${closingsToCheck} to check`}
              </a>
            </p>
          )}
        </>
      ),
    },
    {
      id: "finish",
      header: "To be finished by",
      ...sortBy("finish"),
      cell: ({ progress }) =>
        progress.finishOn ? <DateText on={progress.finishOn} /> : "No due dates",
    },
    {
      id: "close-out",
      header: "Close-out by",
      ...sortBy("close-out"),
      cell: ({ closeOutBy }) => (closeOutBy ? <DateText on={closeOutBy} /> : "None runs"),
    },
    {
      id: "moved",
      header: "Last change",
      ...sortBy("moved"),
      cell: ({ progress }) => <DateText on={progress.movedOn} />,
    },
    {
      id: "reviewed",
      header: "Looked at",
      ...sortBy("reviewed"),
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
