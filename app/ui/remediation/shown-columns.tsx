import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { pointsRegained, titleOf } from "#app/domain/remediation/item.ts";
import { type ShownItem, sayFormerDueDates } from "#app/domain/remediation/shown-plan.ts";
import { ITEM_STATUS_WORDS } from "#app/domain/remediation/vocabulary.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { DueText } from "./item-columns.tsx";
import { ShownFiles } from "./shown-files.tsx";

/** What a prime, and its auditor, sees of each item of a plan that is shown with its items. */
export function shownColumns(
  today: CalendarDate,
  fileHrefOf?: (evidenceId: string) => string,
): Column<ShownItem>[] {
  return [
    {
      id: "item",
      header: "Item",
      rowHeader: true,
      cell: (item) => (
        <>
          {titleOf(item)}
          {item.requirement !== null && <p className="plan-item__weakness">{item.weakness}</p>}
        </>
      ),
    },
    {
      id: "action",
      header: "What is done about it",
      cell: ({ action, milestones, ownerName }) => (
        <>
          {action || "Not said yet"}
          {ownerName && <p className="plan-item__weakness">By {ownerName}</p>}
          {milestones.length > 0 && (
            <ul>
              {milestones.map(({ text, on }) => (
                <li key={`${text} ${on}`}>
                  {text}
                  {on && `, ${formatDate(on)}`}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    },
    {
      id: "due",
      header: "Due",
      cell: (item) => (
        <>
          <DueText item={item} today={today} />
          {item.dueChanges && (
            <p className="plan-item__weakness">{sayFormerDueDates(item.dueChanges)}</p>
          )}
        </>
      ),
    },
    {
      id: "points",
      header: "Points",
      align: "end",
      cell: (item) => pointsRegained(item) || "None",
    },
    {
      id: "status",
      header: "State",
      cell: ({ status, doneOn, evidence, files }) => (
        <>
          {ITEM_STATUS_WORDS[status]}
          {doneOn && (
            <>
              , <DateText on={doneOn} />
            </>
          )}
          {evidence && <p className="plan-item__weakness">{evidence}</p>}
          <ShownFiles files={files} hrefOf={fileHrefOf} />
        </>
      ),
    },
  ];
}
