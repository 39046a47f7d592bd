import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type PlanItem, pointsRegained, titleOf } from "#app/domain/remediation/item.ts";
import { ITEM_STATUS_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { ClosingNotes, type ShownClosing } from "./closing-notes.tsx";

/** An item, with what each prime said last of its closing. */
export type PlanRow = PlanItem & { closings: readonly ShownClosing[] };

type Where = { organizationId: string; planId: string; today: CalendarDate };

/** What the list of a plan shows of each item; the whole of it stands on its own page. */
export function itemColumns({ organizationId, planId, today }: Where): Column<PlanRow>[] {
  return [
    {
      id: "item",
      header: "Item",
      rowHeader: true,
      cell: (item) => (
        <>
          <a href={paths.subcontractor.remediationItem(organizationId, planId, item.id)}>
            {titleOf(item)}
          </a>
          {item.requirement !== null && <p className="plan-item__weakness">{item.weakness}</p>}
        </>
      ),
    },
    {
      id: "action",
      header: "What is done about it",
      cell: ({ action }) => action || "Not said yet",
    },
    { id: "owner", header: "Who", cell: ({ ownerName }) => ownerName || "Nobody yet" },
    {
      id: "due",
      header: "Due",
      cell: (item) => <DueText item={item} today={today} />,
    },
    {
      id: "points",
      header: "Points",
      align: "end",
      cell: (item) => sayPoints(item),
    },
    {
      id: "status",
      header: "State",
      cell: ({ status, doneOn, closings }) => (
        <>
          {ITEM_STATUS_WORDS[status]}
          {doneOn && (
            <>
              , <DateText on={doneOn} />
            </>
          )}
          <ClosingNotes closings={closings} />
        </>
      ),
    },
  ];
}

/** When an item is due, and whether that day is over. */
export function DueText({
  item: { dueOn, status },
  today,
}: {
  item: Pick<PlanItem, "dueOn" | "status">;
  today: CalendarDate;
}) {
  if (!dueOn) return status === "open" ? "No date yet" : "No date";
  return (
    <>
      <DateText on={dueOn} />
      {status === "open" && dueOn < today && (
        <>
          {" "}
          <Tag look="strong">Overdue</Tag>
        </>
      )}
    </>
  );
}

/** The points that an item brings back, in words where there are none. */
export function sayPoints(item: Pick<PlanItem, "requirement" | "openAs">): string {
  const points = pointsRegained(item);
  if (points > 0) return `+${points}`;
  return item.requirement === null ? "None" : "Makes a score possible";
}
