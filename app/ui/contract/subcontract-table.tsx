import { formatPiid } from "#app/domain/contract/piid.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type SubcontractRow = {
  id: string;
  number: string;
  title: string;
  state: string;
  supplierId: string;
  supplierName: string;
  contractId: string;
  contractPiid: string;
  parentNumber: string | null;
  information: string | null;
  required: string | null;
  plannedAwardOn: string | null;
  postureState: PostureState;
  holdsUntil: string | null;
};

export type SubcontractTableProps = {
  organizationId: string;
  /** the contract they belong to; absent where the whole supply chain is listed */
  contractId?: string;
  /** where the list itself stands */
  listHref: string;
  /** the month in which they lapse, when the list is narrowed to one */
  lapsesIn?: string;
  subcontracts: readonly SubcontractRow[];
  search: string;
  state: string;
  /** number after which the next page begins */
  next: string | null;
  mayWrite: boolean;
};

/** The subcontracts of a contract: searched, filtered, a page at a time. */
export function SubcontractTable(props: SubcontractTableProps) {
  const { organizationId, contractId, listHref, subcontracts, search, state, next } = props;
  const { lapsesIn } = props;
  const query = new URLSearchParams({
    ...(search && { q: search }),
    ...(state && { state }),
    ...(lapsesIn && { lapsesIn }),
  });
  if (next) query.set("after", next);
  const isNarrowed = search !== "" || state !== "" || lapsesIn !== undefined;
  return (
    <>
      {(subcontracts.length > 0 || isNarrowed) && (
        <SearchBar
          label="Search subcontracts"
          query={search}
          placeholder="Number, title or supplier"
          filters={[
            {
              name: "state",
              label: "State",
              value: state,
              options: POSTURE_STATES.map((one) => ({ value: one, label: POSTURE_WORDS[one] })),
            },
          ]}
          clearHref={listHref}
          hidden={lapsesIn ? { lapsesIn } : undefined}
        />
      )}
      <DataTable
        caption="Subcontracts"
        captionHidden
        columns={columns(organizationId, contractId === undefined)}
        rows={subcontracts}
        rowKey={(row) => row.id}
        empty={<NoSubcontracts {...props} isNarrowed={isNarrowed} />}
      />
      <Pager nextHref={next ? `${listHref}?${query}` : undefined} label="Subcontracts" />
    </>
  );
}

function contractColumn(organizationId: string): Column<SubcontractRow> {
  return {
    id: "contract",
    header: "Contract",
    cell: ({ contractId, contractPiid }) => (
      <a className="identifier" href={paths.prime.contract(organizationId, contractId)}>
        {formatPiid(contractPiid)}
      </a>
    ),
  };
}

function NoSubcontracts(props: SubcontractTableProps & { isNarrowed: boolean }) {
  const { organizationId, contractId, listHref, isNarrowed, mayWrite } = props;
  if (isNarrowed)
    return (
      <EmptyState title="No subcontract fits">
        Change what you search for, or <a href={listHref}>show all of them</a>.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No subcontract yet"
      action={
        mayWrite &&
        (contractId ? (
          <ButtonLink href={paths.prime.newSubcontract(organizationId, contractId)}>
            Add a subcontract
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.prime.contracts(organizationId)}>Choose a contract</ButtonLink>
        ))
      }
    >
      Add the agreements you place or plan to place under a contract, one by one, or{" "}
      <a href={paths.prime.importSuppliers(organizationId)}>bring them in from a spreadsheet</a>.
    </EmptyState>
  );
}

function columns(organizationId: string, showsContract: boolean): Column<SubcontractRow>[] {
  const { prime } = paths;
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number, title, parentNumber }) => (
        <>
          <a className="identifier" href={prime.subcontract(organizationId, id)}>
            {number}
          </a>
          <br />
          {title}
          {parentNumber && <> (under {parentNumber})</>}
        </>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    ...(showsContract ? [contractColumn(organizationId)] : []),
    {
      id: "information",
      header: "Handles",
      cell: ({ information }) =>
        information === null ? "Not answered" : information === "none" ? "Neither" : information,
    },
    {
      id: "required",
      header: "Must hold",
      cell: ({ information, required }) =>
        required ?? (information === null ? "Not known yet" : "No CMMC status"),
    },
    {
      id: "award",
      header: "Award",
      cell: ({ state, plannedAwardOn }) => {
        if (state !== "proposed") return <Tag>{state === "awarded" ? "Awarded" : "Closed"}</Tag>;
        return plannedAwardOn ? (
          <>
            Planned <DateText on={plannedAwardOn} />
          </>
        ) : (
          "Planned"
        );
      },
    },
    {
      id: "state",
      header: "Today",
      cell: ({ postureState, holdsUntil, information }) => (
        <>
          <StateMark
            state={postureState}
            word={information === null ? "Information not answered" : undefined}
          />
          {holdsUntil && (
            <>
              <br />
              until <DateText on={holdsUntil} />
            </>
          )}
        </>
      ),
    },
  ];
}
