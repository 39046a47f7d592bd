import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type Awaited, sayAwaited } from "#app/domain/request/chase-export.ts";
import { daysLate } from "#app/domain/supplier/lateness.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ChaseRow = Awaited & {
  subcontractId: string;
  subcontractNumber: string;
  supplierId: string;
  supplierName: string;
  requestId: string;
  since: string;
  dueOn: string;
  /** whether somebody there was told of it */
  isTold: boolean;
  /** whether a link that was sent there still opens */
  hasOpenInvitation: boolean;
  lastContact: { words: string; on: string } | null;
  readers: readonly { name: string; email: string }[];
  noReminder: "reminded-today" | "not-joined" | "address-returned" | null;
};

type ChaseTableProps = {
  organizationId: string;
  today: string;
  rows: readonly ChaseRow[];
  /** the form of the reminders that are sent at once; absent for who sends none */
  formId?: string;
};

/** Whether nobody there can answer, because every link that was sent there has expired. */
export function isInvitationOver({ noReminder, isTold, hasOpenInvitation }: ChaseRow): boolean {
  return noReminder === "not-joined" && isTold && !hasOpenInvitation;
}

/** What suppliers have to sign or to correct, and what was sent to them last. */
export function ChaseTable({ organizationId, today, rows, formId }: ChaseTableProps) {
  return (
    <DataTable
      caption="Whom to chase"
      captionHidden
      columns={columns(organizationId, today)}
      rows={rows}
      rowKey={(row) => row.subcontractId}
      selection={
        formId
          ? {
              name: "requestId",
              formId,
              valueOf: (row) => row.requestId,
              labelOf: (row) => `${row.subcontractNumber} ${row.supplierName}`,
              mayChoose: (row) => row.noReminder === null,
            }
          : undefined
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
    { id: "waits", header: "Waited for", cell: sayAwaited },
    { id: "since", header: "Since", cell: ({ since }) => <DateText on={since} /> },
    {
      id: "due",
      header: "Due",
      cell: ({ dueOn, isTold }) => {
        const days = daysLate({ dueOn: calendarDate(dueOn), isTold }, calendarDate(today));
        return (
          <>
            <DateText on={dueOn} />
            {days > 0 && (
              <>
                <br />
                <Tag look="strong">{countWords(days, "day")} late</Tag>
              </>
            )}
          </>
        );
      },
    },
    {
      id: "contact",
      header: "Last sent",
      cell: ({ lastContact }) =>
        lastContact ? (
          <>
            {lastContact.words}
            <br />
            <DateText on={lastContact.on} />
          </>
        ) : (
          "Nothing yet"
        ),
    },
    {
      id: "reminder",
      header: "A reminder goes to",
      cell: (row) => <ReminderCell organizationId={organizationId} row={row} />,
    },
  ];
}

function ReminderCell({ organizationId, row }: { organizationId: string; row: ChaseRow }) {
  const { noReminder, readers, isTold, supplierId } = row;
  if (noReminder === "reminded-today") return "Reminded today";
  const href = paths.prime.supplier(organizationId, supplierId);
  if (noReminder === null)
    return (
      <>
        {readers.map(({ name }) => name).join(", ")}
        <br />
        <a href={paths.prime.previewReminder(organizationId, supplierId, row.requestId)}>
          Read the letter
          <span className="visually-hidden">
            {" "}
            to {row.supplierName} about {row.subcontractNumber}
          </span>
        </a>
      </>
    );
  if (noReminder === "address-returned")
    return (
      <>
        Nobody: letters there come back.{" "}
        <a href={`${href}#returned-letters`}>
          Look after the address<span className="visually-hidden"> of {row.supplierName}</span>
        </a>
      </>
    );
  if (isInvitationOver(row))
    return (
      <>
        Nobody joined, and the link of the invitation opens no more:{" "}
        <a href={paths.prime.inviteChosen(organizationId, [supplierId])}>
          invite again<span className="visually-hidden"> at {row.supplierName}</span>
        </a>
      </>
    );
  return (
    <>
      {isTold ? "Invited, nobody joined yet" : "Nobody there was told yet"}:{" "}
      <a href={`${href}#contacts`}>
        {isTold ? "see the invitation" : "invite a contact"}
        <span className="visually-hidden"> of {row.supplierName}</span>
      </a>
    </>
  );
}
