import { ROOM_STATE_WORDS, type RoomState } from "#app/domain/audit/grant.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type ListedRoom = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  state: RoomState;
  contracts: readonly { id: string; piid: string }[];
  people: readonly { grantId: string; name: string }[];
  openNotes: number;
};

type RoomListPageProps = {
  organizationId: string;
  rooms: readonly ListedRoom[];
  next: string | null;
  /** the one contract whose rooms are listed; null: all */
  contract: { id: string; piid: string; title: string } | null;
  mayOpen: boolean;
};

/** The audit rooms of a prime: who audits which contracts, until when, and what they ask. */
export function RoomListPage(props: RoomListPageProps) {
  const { organizationId, rooms, next, contract, mayOpen } = props;
  const { prime } = paths;
  const here = contract
    ? prime.auditsOf(organizationId, contract.id)
    : prime.audits(organizationId);
  const opener = mayOpen && (
    <ButtonLink href={prime.newAudit(organizationId, contract?.id)}>Open an audit room</ButtonLink>
  );
  return (
    <Page
      title="Audits"
      kicker={contract && `Contract ${formatPiid(contract.piid)}`}
      lead="Contract officers and auditors whom you let in read the contracts of their room and nothing else. They draw samples, write down findings and ask questions; what they look at enters the oversight log."
      action={rooms.length > 0 && opener}
      breadcrumb={
        contract
          ? [{ label: contract.title, href: prime.contract(organizationId, contract.id) }]
          : undefined
      }
    >
      {contract && (
        <p>
          Rooms that hold this contract. <a href={prime.audits(organizationId)}>Show all rooms</a>
        </p>
      )}
      <DataTable
        caption="Audit rooms"
        captionHidden
        columns={columns(organizationId)}
        rows={rooms}
        rowKey={(room) => room.id}
        empty={
          <EmptyState title="No audit room was opened" action={opener}>
            Let a contract officer or auditor in: you choose the contracts, the days and the people,
            and the access ends by itself.
          </EmptyState>
        }
      />
      <Pager
        label="Pages of audit rooms"
        nextHref={next ? `${here}${contract ? "&" : "?"}after=${next}` : undefined}
      />
    </Page>
  );
}

function columns(organizationId: string): Column<ListedRoom>[] {
  return [
    {
      id: "title",
      header: "Audit",
      rowHeader: true,
      cell: ({ id, title }) => <a href={paths.prime.audit(organizationId, id)}>{title}</a>,
    },
    {
      id: "contracts",
      header: "Contracts",
      cell: ({ contracts }) => (
        <ul className="plain-list">
          {contracts.map(({ id, piid }) => (
            <li key={id}>
              <a className="identifier" href={paths.prime.contract(organizationId, id)}>
                {formatPiid(piid)}
              </a>
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: "people",
      header: "People",
      cell: ({ people }) => (
        <ul className="plain-list">
          {people.map(({ grantId, name }) => (
            <li key={grantId}>{name}</li>
          ))}
        </ul>
      ),
    },
    {
      id: "period",
      header: "Access",
      cell: ({ startsOn, endsOn }) => (
        <>
          <DateText on={startsOn} /> to <DateText on={endsOn} />
        </>
      ),
    },
    {
      id: "notes",
      header: "Findings and questions to answer",
      align: "end",
      cell: ({ id, openNotes }) =>
        openNotes > 0 ? (
          <a href={`${paths.prime.audit(organizationId, id)}#notes`}>{openNotes}</a>
        ) : (
          "None"
        ),
    },
    {
      id: "state",
      header: "State",
      cell: ({ state }) => (
        <Tag look={state === "open" ? "accent" : state === "planned" ? "plain" : "quiet"}>
          {ROOM_STATE_WORDS[state]}
        </Tag>
      ),
    },
  ];
}
