import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type ShownAhead = {
  label: string;
  on: string;
  decision: Pick<EligibilityVerdict, "verdict" | "reasons">;
};

/** The verdict on days to come: may it be awarded then, may the option be exercised? */
export function VerdictsAhead({ ahead }: { ahead: readonly ShownAhead[] }) {
  if (ahead.length === 0) return null;
  return (
    <DataTable
      caption="On days to come, if nothing new is submitted"
      columns={COLUMNS}
      rows={ahead}
      rowKey={({ label, on }) => `${label} ${on}`}
    />
  );
}

const COLUMNS: Column<ShownAhead>[] = [
  { id: "label", header: "Day", rowHeader: true, cell: ({ label }) => label },
  { id: "on", header: "Date", cell: ({ on }) => <DateText on={on} /> },
  {
    id: "verdict",
    header: "Verdict",
    cell: ({ decision }) => <StateMark state={decision.verdict} />,
  },
  {
    id: "why",
    header: "Why",
    cell: ({ decision }) => decision.reasons.map(({ text }) => text).join(" "),
  },
];
