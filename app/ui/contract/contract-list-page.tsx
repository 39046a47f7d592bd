import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type ContractRow = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  endsOn: string;
  requiredStatus: RequiredStatus | null;
  subcontracts: number;
  counts: Record<PostureState, number>;
};

type ContractListPageProps = {
  organizationId: string;
  contracts: readonly ContractRow[];
  previous: string | null;
  next: string | null;
  mayWrite: boolean;
};

/** The prime's contracts, each with where its subcontracts stand. */
export function ContractListPage(props: ContractListPageProps) {
  const { organizationId, contracts, previous, next, mayWrite } = props;
  const list = paths.prime.contracts(organizationId);
  const action = mayWrite && (
    <ButtonLink href={paths.prime.newContract(organizationId)}>Record a contract</ButtonLink>
  );
  return (
    <Page
      title="Contracts"
      lead="What you hold, and what each asks of your supply chain."
      action={action}
    >
      <DataTable
        caption="Contracts"
        captionHidden
        columns={columns(organizationId)}
        rows={contracts}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="No contract is recorded yet" action={action}>
            Record your first prime contract: its number, its dates, the CMMC status it requires and
            the clauses it carries. Then add its subcontracts.
          </EmptyState>
        }
      />
      <Pager
        previousHref={previous ? `${list}?before=${previous}` : undefined}
        nextHref={next ? `${list}?after=${next}` : undefined}
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
      cell: ({ requiredStatus }) => requiredStatus ?? "No CMMC status",
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
