import { SECURITY_EVENTS, type SecurityEventKind } from "#app/domain/person/security-events.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";

export type SecurityEventRow = {
  id: string;
  at: string;
  kind: SecurityEventKind;
  personId: string | null;
  personName: string | null;
  actorName: string | null;
  device: string | null;
  network: string | null;
};

type SecurityEventTableProps = {
  events: readonly SecurityEventRow[];
  /** where a person's page is; without it no person is named */
  personHref?: (personId: string) => string;
};

/** What happened to people's access, newest first. */
export function SecurityEventTable({ events, personHref }: SecurityEventTableProps) {
  const columns = personHref ? [AT, personColumn(personHref), WHAT, WHERE] : [AT, WHAT, WHERE];
  return (
    <DataTable
      caption="Security events"
      captionHidden
      columns={columns}
      rows={events}
      rowKey={({ id }) => id}
    />
  );
}

const AT: Column<SecurityEventRow> = {
  id: "at",
  header: "When",
  rowHeader: true,
  cell: ({ at }) => <InstantText at={at} />,
};

const WHAT: Column<SecurityEventRow> = {
  id: "what",
  header: "What happened",
  cell: ({ kind, actorName }) =>
    actorName ? `${SECURITY_EVENTS[kind]}, by ${actorName}` : SECURITY_EVENTS[kind],
};

const WHERE: Column<SecurityEventRow> = {
  id: "where",
  header: "Where",
  cell: ({ device, network }) =>
    [device, network && `network ${network}`].filter(Boolean).join(", ") || "Not known",
};

function personColumn(personHref: (personId: string) => string): Column<SecurityEventRow> {
  return {
    id: "person",
    header: "Who",
    cell: ({ personId, personName }) =>
      personId && personName ? (
        <a href={personHref(personId)}>{personName}</a>
      ) : (
        "Somebody of another organization"
      ),
  };
}
