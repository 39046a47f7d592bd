import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { pointsRegained, titleOf } from "#app/domain/remediation/item.ts";
import { type ShownItem, sayFormerDueDates } from "#app/domain/remediation/shown-plan.ts";
import { ITEM_STATUS_WORDS } from "#app/domain/remediation/vocabulary.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { ClosingNotes, type ShownClosing } from "./closing-notes.tsx";
import { DueText } from "./item-columns.tsx";
import { ShownFiles } from "./shown-files.tsx";

/** An item, with what the prime said last of its closing. */
export type ShownRow = ShownItem & { closings: readonly ShownClosing[] };

type Hrefs = {
  /** where a file is downloaded; absent where it is named only */
  fileHrefOf?: (evidenceId: string) => string;
  /** where the closing of an item is checked; absent where nobody may */
  closingHrefOf?: ((itemNumber: number) => string) | undefined;
};

/** What a prime, and its auditor, sees of each item of a plan that is shown with its items. */
export function shownColumns(
  today: CalendarDate,
  { fileHrefOf, closingHrefOf }: Hrefs,
): Column<ShownRow>[] {
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
      cell: ({ number, status, doneOn, evidence, files, closings }) => (
        <>
          {ITEM_STATUS_WORDS[status]}
          {doneOn && (
            <>
              , <DateText on={doneOn} />
            </>
          )}
          {evidence && <p className="plan-item__weakness">{evidence}</p>}
          <ShownFiles files={files} hrefOf={fileHrefOf} />
          <ClosingNotes closings={closings} />
          {closingHrefOf && status === "done" && (
            <p>
              <a href={closingHrefOf(number)}>
                {closings.length > 0 ? "Look at the closing again" : "Check the closing"}
                <span className="visually-hidden"> of item {number}</span>
              </a>
            </p>
          )}
        </>
      ),
    },
  ];
}
