import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type ContractRow = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  endsOn: string;
  /** in force today */
  requiredStatus: RequiredStatus | null;
  /** whether it rests on a designation that is suspended */
  isSuspended: boolean;
  subcontracts: number;
  counts: Record<PostureState, number>;
};

type ContractListPageProps = {
  organizationId: string;
  contracts: readonly ContractRow[];
  previous: string | null;
  next: string | null;
  mayWrite: boolean;
  /** shows those alone whose designation is suspended */
  isSuspendedOnly: boolean;
};

/** The prime's contracts, each with where its subcontracts stand. */
export function ContractListPage(props: ContractListPageProps) {
  const { organizationId, contracts, previous, next, mayWrite, isSuspendedOnly } = props;
  const list = paths.prime.contracts(organizationId);
  const pageAt = (cursor: Record<string, string>) =>
    `${list}?${new URLSearchParams(isSuspendedOnly ? { notice: "suspended", ...cursor } : cursor)}`;
  const action = mayWrite && (
    <ButtonLink href={paths.prime.newContract(organizationId)}>Record a contract</ButtonLink>
  );
  return (
    <Page
      title="Contracts"
      lead="What you hold, and what each asks of your supply chain."
      action={action}
    >
      {isSuspendedOnly && (
        <Notice
          title="Contracts that require what may not be designated now"
          action={
            <>
              <a href={list}>All contracts</a> <a href={paths.rule}>What the rule is today</a>
            </>
          }
        >
          Each of them requires Level 2 (C3PAO) or Level 3 (DIBCAC). The requirement stands until
          the contract is modified; its page says what to do.
        </Notice>
      )}
      <DataTable
        caption="Contracts"
        captionHidden
        columns={columns(organizationId)}
        rows={contracts}
        rowKey={(row) => row.id}
        empty={
          isSuspendedOnly ? (
            <EmptyState title="No contract requires what is suspended">
              Nothing has to be taken up with a contracting officer today.
            </EmptyState>
          ) : (
            <EmptyState title="No contract is recorded yet" action={action}>
              Record your first prime contract: its number, its dates, the CMMC status it requires
              and the clauses it carries. Then add its subcontracts.
            </EmptyState>
          )
        }
      />
      <Pager
        previousHref={previous ? pageAt({ before: previous }) : undefined}
        nextHref={next ? pageAt({ after: next }) : undefined}
      />
    </Page>
  );
}

function columns(organizationId: string): Column<ContractRow>[] {
  return [
    {
      id: "piid",
      header: "Contract",
      rowHeader: true,
      cell: ({ id, piid, title }) => (
        <>
          <a className="identifier" href={paths.prime.contract(organizationId, id)}>
            {formatPiid(piid)}
          </a>
          <br />
          {title}
        </>
      ),
    },
    { id: "agency", header: "Agency", cell: ({ agency }) => agency },
    {
      id: "required",
      header: "Requires",
      cell: ({ requiredStatus, isSuspended }) => (
        <>
          {requiredStatus ?? "No CMMC status"}
          {isSuspended && (
            <>
              {" "}
              <Tag look="quiet">Designation suspended</Tag>
            </>
          )}
        </>
      ),
    },
    { id: "ends", header: "Ends", cell: ({ endsOn }) => <DateText on={endsOn} /> },
    {
      id: "subcontracts",
      header: "Subcontracts",
      align: "end",
      cell: ({ subcontracts }) => subcontracts,
    },
    {
      id: "states",
      header: "Where they stand",
      cell: ({ counts }) => <StateList counts={counts} />,
    },
  ];
}

/** The states that occur, each with how often. */
function StateList({ counts }: { counts: Record<PostureState, number> }) {
  const shown = POSTURE_STATES.filter((state) => counts[state] > 0);
  if (shown.length === 0) return <>No subcontract yet</>;
  return (
    <ul className="state-list">
      {shown.map((state) => (
        <li key={state}>
          {counts[state]} <StateMark state={state} />
        </li>
      ))}
    </ul>
  );
}
