import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { sayRequiredOf } from "#app/domain/flowdown/required-words.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type ShownMatrixRow = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  state: PostureState;
  holdsUntil: string | null;
  issuedAt: string | null;
  acknowledgedOn: string | null;
  reviewed: number;
  toReview: number;
  awardedOn: string | null;
  isSupported: boolean | null;
  exceptions: number;
};

/** Subcontract by subcontract: what was required, issued, acknowledged, checked and awarded. */
export function MatrixTable({
  grantId,
  rows,
}: {
  grantId: string;
  rows: readonly ShownMatrixRow[];
}) {
  return (
    <DataTable
      caption="Requirement matrix"
      captionHidden
      columns={columns(grantId)}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

function columns(grantId: string): Column<ShownMatrixRow>[] {
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number, title, supplierName }) => (
        <>
          <a href={paths.audit.subcontract(grantId, id)}>{number}</a> {title}
          <br />
          {supplierName}
        </>
      ),
    },
    { id: "required", header: "Must hold", cell: sayRequiredOf },
    {
      id: "state",
      header: "Verdict",
      cell: ({ state, holdsUntil }) => (
        <>
          <StateMark state={state} />
          {holdsUntil && (
            <>
              <br />
              until <DateText on={holdsUntil} />
            </>
          )}
        </>
      ),
    },
    {
      id: "issued",
      header: "Flowed down",
      cell: ({ issuedAt }) => (issuedAt ? <DateText on={issuedAt.slice(0, 10)} /> : "Not issued"),
    },
    {
      id: "acknowledged",
      header: "Acknowledged",
      cell: ({ acknowledgedOn }) => (acknowledgedOn ? <DateText on={acknowledgedOn} /> : "No"),
    },
    {
      id: "reviewed",
      header: "Facts checked",
      align: "end",
      cell: ({ reviewed, toReview }) => `${reviewed} of ${reviewed + toReview}`,
    },
    { id: "award", header: "Award", cell: (row) => <AwardCell row={row} /> },
  ];
}

function AwardCell({ row }: { row: ShownMatrixRow }) {
  const { awardedOn, isSupported, exceptions } = row;
  return (
    <>
      {awardedOn ? <DateText on={awardedOn} /> : "Not awarded"}
      {isSupported === false && (
        <>
          {" "}
          <Tag look="strong">By exception</Tag>
        </>
      )}
      {isSupported !== false && exceptions > 0 && (
        <>
          {" "}
          <Tag>Exception asked for</Tag>
        </>
      )}
    </>
  );
}
