import type { ReactNode } from "react";
import type { MatrixRow } from "#app/domain/audit/matrix.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { STANDING_WORDS } from "#app/domain/posture/standing.ts";
import { paths } from "#app/paths.ts";
import { AcknowledgementText } from "#app/ui/flowdown/acknowledgement-text.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { AwardDayMark } from "#app/ui/posture/award-day-mark.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

type MatrixTableProps = {
  grantId: string;
  rows: readonly MatrixRow[];
  /** names the contract of each, where several are mixed */
  showsContract: boolean;
  empty?: ReactNode;
};

/** Subcontract by subcontract: what was required, issued, acknowledged, checked and awarded. */
export function MatrixTable({ grantId, rows, showsContract, empty }: MatrixTableProps) {
  return (
    <DataTable
      caption="Requirement matrix"
      captionHidden
      wide
      columns={columns(grantId, showsContract)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  );
}

function columns(grantId: string, showsContract: boolean): Column<MatrixRow>[] {
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number, title, supplierName, contractPiid }) => (
        <>
          <a className="identifier" href={paths.audit.subcontract(grantId, id)}>
            {number}
          </a>{" "}
          {title}
          <span className="matrix-row__more">{supplierName}</span>
          {showsContract && (
            <span className="matrix-row__more identifier">{formatPiid(contractPiid)}</span>
          )}
        </>
      ),
    },
    { id: "required", header: "Must hold", cell: sayRequiredOf },
    {
      id: "issued",
      header: "Flowed down",
      cell: ({ issuedOn }) => (issuedOn ? <DateText on={issuedOn} /> : "Not issued"),
    },
    {
      id: "acknowledged",
      header: "Acknowledged",
      cell: ({ acknowledgement }) => <AcknowledgementText acknowledgement={acknowledgement} />,
    },
    {
      id: "facts",
      header: "Facts",
      cell: sayFacts,
    },
    {
      id: "state",
      header: "May it be awarded today?",
      cell: ({ state, holdsUntil, ...row }) => (
        <>
          <StateMark state={state} />
          {holdsUntil && (
            <>
              {" "}
              <br />
              until <DateText on={holdsUntil} />
            </>
          )}
          <AwardDayMark {...row} />
        </>
      ),
    },
    { id: "standing", header: "Stands", cell: ({ standing }) => STANDING_WORDS[standing] },
    { id: "award", header: "Award", cell: (row) => <AwardCell row={row} /> },
    {
      id: "notes",
      header: "Notes",
      cell: (row) => <NotesCell grantId={grantId} row={row} />,
    },
  ];
}

function sayFacts({ accepted, returned, toReview }: MatrixRow): string {
  const counted = [
    accepted > 0 && `${accepted} accepted`,
    returned > 0 && `${returned} returned`,
    toReview > 0 && `${toReview} to review`,
  ].filter(Boolean);
  return counted.join(", ") || "None received";
}

function AwardCell({ row }: { row: MatrixRow }) {
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

function NotesCell({ grantId, row }: { grantId: string; row: MatrixRow }) {
  const { id, findings, questions } = row;
  if (findings + questions === 0) return "None";
  const counted = [
    findings > 0 && countWords(findings, "finding"),
    questions > 0 && countWords(questions, "question"),
  ].filter(Boolean);
  return <a href={`${paths.audit.subcontract(grantId, id)}#notes`}>{counted.join(", ")}</a>;
}
