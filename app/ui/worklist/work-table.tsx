import { calendarDate, daysBetween, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { WORK_KIND_WORDS } from "#app/domain/worklist/kinds.ts";
import { SINCE_WORDS, sayWhy } from "#app/domain/worklist/words.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { WorkAction } from "./work-action.tsx";
import type { WorkRow } from "./work-row.ts";

type WorkTableProps = {
  organizationId: string;
  personId: string;
  today: string;
  rows: readonly WorkRow[];
  /** whose work is listed is told of each row */
  isOwnerTold?: boolean;
  caption: string;
};

/** Some of what waits: what, why, since when, until when, and what to do about it. */
export function WorkTable(props: WorkTableProps) {
  return (
    <DataTable
      caption={props.caption}
      captionHidden
      columns={columns(props)}
      rows={props.rows}
      rowKey={({ kind, id }) => `${kind} ${id}`}
    />
  );
}

function columns(props: WorkTableProps): Column<WorkRow>[] {
  const { organizationId, today } = props;
  return [
    {
      id: "what",
      header: "What waits",
      rowHeader: true,
      cell: ({ kind }) => WORK_KIND_WORDS[kind],
    },
    {
      id: "about",
      header: "About",
      cell: (row) => <About organizationId={organizationId} row={row} />,
    },
    {
      id: "why",
      header: "Why",
      cell: (row) => (
        <>
          {sayWhy(row)}
          <Whose {...props} row={row} />
        </>
      ),
    },
    {
      id: "since",
      header: "Since",
      cell: ({ kind, since }) =>
        since ? (
          <>
            <DateText on={since} />
            <br />
            {SINCE_WORDS[kind]}
          </>
        ) : (
          "Not known"
        ),
    },
    { id: "until", header: "Until", cell: ({ until }) => <Until until={until} today={today} /> },
    {
      id: "action",
      header: "To do",
      cell: (row) => <WorkAction organizationId={organizationId} row={row} />,
    },
  ];
}

function About({ organizationId, row }: { organizationId: string; row: WorkRow }) {
  const { supplier, subcontract, contract } = row;
  const { prime } = paths;
  return (
    <>
      {subcontract && (
        <a className="identifier" href={prime.subcontract(organizationId, subcontract.id)}>
          {subcontract.name}
        </a>
      )}
      {subcontract && supplier && <br />}
      {supplier && <a href={prime.supplier(organizationId, supplier.id)}>{supplier.name}</a>}
      {!supplier && !subcontract && contract && (
        <a className="identifier" href={prime.contract(organizationId, contract.id)}>
          {contract.name}
        </a>
      )}
    </>
  );
}

/** For whom the reader stands in, or whose it is where others' work is listed too. */
function Whose({ row, personId, isOwnerTold }: WorkTableProps & { row: WorkRow }) {
  const { owner, deputyUntil, supplier } = row;
  if (owner && deputyUntil)
    return (
      <>
        {" "}
        <Tag look="accent">
          for {owner.name} until {formatDate(calendarDate(deputyUntil))}
        </Tag>
      </>
    );
  if (!supplier || owner?.id === personId) return null;
  if (!owner) return <Tag>nobody owns this supplier</Tag>;
  return isOwnerTold ? <Tag>{owner.name}’s supplier</Tag> : null;
}

function Until({ until, today }: { until: string | null; today: string }) {
  if (!until) return "No day";
  const days = daysBetween(calendarDate(today), calendarDate(until));
  return (
    <>
      <DateText on={until} />
      <br />
      {days < 0 && <Tag look="strong">{countWords(-days, "day")} late</Tag>}
      {days === 0 && <Tag look="strong">Today</Tag>}
      {days > 0 && `in ${countWords(days, "day")}`}
    </>
  );
}
