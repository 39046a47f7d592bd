import type { RiskDay } from "#app/domain/posture/risk.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { StateMark } from "./stamp.tsx";

export type RiskRow = {
  id: string;
  number: string;
  supplierId: string;
  supplierName: string;
  state: PostureState;
  /** in whole US dollars */
  value: number;
  day: { kind: RiskDay["kind"]; on: string | null };
};

type RiskTableProps = { organizationId: string; riskiest: readonly RiskRow[] };

/** The most valuable subcontracts that may not be awarded, or not for much longer. */
export function RiskTable({ organizationId, riskiest }: RiskTableProps) {
  return (
    <DataTable
      caption="Most at risk by value"
      captionHidden
      columns={columns(organizationId)}
      rows={riskiest}
      rowKey={(row) => row.id}
    />
  );
}

function columns(organizationId: string): Column<RiskRow>[] {
  const { prime } = paths;
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number }) => (
        <a className="identifier" href={prime.subcontract(organizationId, id)}>
          {number}
        </a>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    { id: "value", header: "Value", align: "end", cell: ({ value }) => formatValue(value) },
    { id: "state", header: "State", cell: ({ state }) => <StateMark state={state} /> },
    { id: "day", header: "When it bites", cell: ({ day }) => <RiskDayText {...day} /> },
  ];
}

const DAY_WORDS: Record<RiskDay["kind"], string> = {
  "award-planned": "Award planned",
  lapses: "Lapses",
  now: "Now",
};

function RiskDayText({ kind, on }: RiskRow["day"]) {
  return (
    <>
      {DAY_WORDS[kind]} {on && <DateText on={on} />}
    </>
  );
}
