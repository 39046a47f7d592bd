import type { PostureState } from "#app/domain/posture/states.ts";
import { nameOfContact } from "#app/domain/supplier/contact-name.ts";
import { CONTACT_STATE_WORDS, type ContactState } from "#app/domain/supplier/contact-state.ts";
import type { WorstReason } from "#app/domain/supplier/export-list.ts";
import type { SupplierListAddress, SupplierSort } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type SupplierRow = {
  id: string;
  legalName: string;
  uei: string | null;
  cages: string[];
  tags: string[];
  subcontracts: number;
  state: PostureState | null;
  holdsUntil: string | null;
  score: number | null;
  /** of each ineligible subcontract the first reason */
  reasons: readonly WorstReason[];
  contactState: ContactState;
  contact: { name: string; email: string } | null;
};

/** How the list is sorted, and the address of the same list sorted another way. */
type Sorting = {
  filter: Pick<SupplierListAddress, "sort" | "isDescending" | "isNear">;
  to: (sorting: Pick<SupplierListAddress, "sort" | "isDescending">) => string;
};

/** The columns of a supplier list. Plain elements: a long list is rendered on every request. */
export function supplierColumns(organizationId: string, sorting: Sorting): Column<SupplierRow>[] {
  const { prime } = paths;
  const sortBy = (sort: SupplierSort) => sortedBy(sort, sorting);
  return [
    {
      id: "name",
      header: "Supplier",
      rowHeader: true,
      ...sortBy("name"),
      cell: ({ id, legalName, tags }) => (
        <>
          <a href={prime.supplier(organizationId, id)}>{legalName}</a>
          {tags.length > 0 && (
            <>
              {" "}
              <br />
              <span className="tag tag--quiet">{tags.join(", ")}</span>
            </>
          )}
        </>
      ),
    },
    {
      id: "identifiers",
      header: "UEI, CAGE",
      cell: ({ uei, cages }) =>
        uei || cages.length > 0 ? (
          // Apart, so that they stand under one another where there is little room.
          <>
            {uei && <span className="identifier">{uei}</span>}{" "}
            {cages.length > 0 && <span className="identifier">{cages.join(" ")}</span>}
          </>
        ) : (
          "None"
        ),
    },
    {
      id: "subcontracts",
      header: "Subcontracts",
      ...sortBy("subcontracts"),
      align: "end",
      cell: ({ subcontracts }) => subcontracts,
    },
    {
      id: "state",
      header: "State",
      ...sortBy("state"),
      cell: ({ state, reasons }) => (
        <>
          {state ? <StateMark state={state} /> : "No open subcontract"}
          <FirstReason reasons={reasons} />
        </>
      ),
    },
    {
      id: "until",
      header: "Next lapse",
      ...sortBy("until"),
      cell: ({ holdsUntil }) => (holdsUntil ? <DateText on={holdsUntil} /> : "None"),
    },
    {
      id: "score",
      header: "SPRS score",
      align: "end",
      cell: ({ score }) => score ?? "None told",
    },
    {
      id: "contact",
      header: "Contact",
      cell: ({ contactState, contact }) =>
        contact
          ? `${nameOfContact(contact)}: ${CONTACT_STATE_WORDS[contactState].toLowerCase()}`
          : "None",
    },
  ];
}

/** The head of a column by which the list is sorted, the other way round when it already is. */
function sortedBy(
  sort: SupplierSort,
  { filter, to }: Sorting,
): Pick<Column<SupplierRow>, "sortHref" | "sorted"> {
  // What only comes close to a search stands the closest first.
  const isSorted = filter.sort === sort && !(filter.isNear && sort === "name");
  const isUp = isSorted && !filter.isDescending;
  return {
    sortHref: to({ sort, isDescending: isUp }),
    sorted: isSorted ? (isUp ? "ascending" : "descending") : undefined,
  };
}

function FirstReason({ reasons: [first, ...others] }: Pick<SupplierRow, "reasons">) {
  if (!first) return null;
  const more = others.length > 0 ? ` And ${others.length} more.` : "";
  return <span className="first-reason">{`${first.number}: ${first.reason}${more}`}</span>;
}
