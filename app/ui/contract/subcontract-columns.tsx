import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { STANDING_WORDS, type Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type {
  SubcontractListAddress,
  SubcontractSort,
} from "#app/domain/posture/subcontract-list-address.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { paths } from "#app/paths.ts";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { AwardDayMark } from "#app/ui/posture/award-day-mark.tsx";
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
  required: RequiredStatus | null;
  verdict: Verdict | null;
  plannedAwardOn: string | null;
  value: number | null;
  postureState: PostureState;
  standing: Standing;
  /** the verdict of the planned award day, while that day is to come */
  awardDayVerdict: Verdict | null;
  holdsUntil: string | null;
  ownTermsRequired: RequiredStatus | null;
  ownTermsVerdict: "met" | "not-met" | null;
  /** the first reason of the verdict */
  reason: string | null;
};

type SubcontractColumns = {
  showsContract: boolean;
  /** the moment shown, as an address; empty for now */
  at: string;
  /** how the list is sorted, and the address of the same list sorted another way */
  sorting: {
    filter: Pick<SubcontractListAddress, "sort" | "isDescending" | "isNear">;
    to: (changed: Pick<SubcontractListAddress, "sort" | "isDescending">) => string;
  };
};

/** What a list of subcontracts shows of each; the contract where several are mixed. */
export function subcontractColumns(
  organizationId: string,
  { showsContract, at, sorting }: SubcontractColumns,
): Column<SubcontractRow>[] {
  const { prime } = paths;
  const sortBy = (sort: SubcontractSort) => sortedBy(sort, sorting);
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      ...sortBy("number"),
      cell: ({ id, number, title, parentNumber }) => (
        <>
          <a className="identifier" href={prime.subcontract(organizationId, id) + at}>
            {number}
          </a>{" "}
          <br />
          {title}
          {parentNumber && <> (under {parentNumber})</>}
        </>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      ...sortBy("supplier"),
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId) + at}>{supplierName}</a>
      ),
    },
    ...(showsContract ? [{ ...contractColumn(organizationId), ...sortBy("contract") }] : []),
    {
      id: "required",
      header: "Must hold",
      cell: (row) => (
        <>
          {sayRequiredOf(row)}
          <span className="data-table__beside">{sayHandled(row.information)}</span>
          {row.ownTermsRequired && (
            <span className="data-table__beside">by own terms {row.ownTermsRequired}</span>
          )}
        </>
      ),
    },
    {
      id: "award",
      header: "Award",
      ...sortBy("award"),
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
      id: "value",
      header: "Value",
      align: "end",
      ...sortBy("value"),
      cell: ({ value }) => (value === null ? "Not known" : formatValue(value)),
    },
    {
      id: "state",
      header: at ? "May it be awarded on that day?" : "May it be awarded today?",
      ...sortBy("state"),
      cell: ({ postureState, holdsUntil, ownTermsVerdict, reason, ...row }) => (
        <>
          <StateMark state={postureState} />
          {holdsUntil && (
            <>
              {" "}
              <br />
              until <DateText on={holdsUntil} />
            </>
          )}
          {row.verdict === "ineligible" && reason && <span className="first-reason">{reason}</span>}
          <AwardDayMark {...row} />
          {ownTermsVerdict && (
            <>
              {" "}
              <br />
              <Tag look={ownTermsVerdict === "met" ? "quiet" : "plain"}>
                {ownTermsVerdict === "met" ? "Own terms met" : "Own terms not met"}
              </Tag>
            </>
          )}
        </>
      ),
    },
    {
      id: "standing",
      header: "Where it stands",
      cell: ({ standing }) => STANDING_WORDS[standing],
    },
  ];
}

/** What flows to the subcontractor, which the requirement follows from. */
function sayHandled(information: string | null): string {
  if (information === null) return "what it handles is not answered";
  return information === "none" ? "handles neither FCI nor CUI" : `handles ${information}`;
}

/** The head of a column by which the list is sorted, the other way round when it already is. */
function sortedBy(
  sort: SubcontractSort,
  { filter, to }: SubcontractColumns["sorting"],
): Pick<Column<SubcontractRow>, "sortHref" | "sorted"> {
  // What only comes close to a search stands the closest first.
  const isSorted = filter.sort === sort && !(filter.isNear && sort === "number");
  const isUp = isSorted && !filter.isDescending;
  return {
    sortHref: to({ sort, isDescending: isUp }),
    sorted: isSorted ? (isUp ? "ascending" : "descending") : undefined,
  };
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
