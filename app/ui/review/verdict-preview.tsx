import type { EligibilityVerdict, Verdict } from "#app/domain/eligibility/types.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";
import { NotLookedAt } from "./not-looked-at.tsx";

export type ShownVerdicts = {
  subcontractId: string;
  number: string;
  title: string;
  now: EligibilityVerdict;
  withThis: EligibilityVerdict;
  withAll: EligibilityVerdict;
};

type VerdictPreviewProps = {
  organizationId: string;
  verdicts: readonly ShownVerdicts[];
  /** what is looked at: one fact, or a whole submission */
  of: "fact" | "submission";
  /** what nobody has looked at beside it, by name */
  unreviewed: readonly string[];
};

/** What accepting a fact would do to the verdicts, decided as they are decided everywhere. */
export function VerdictPreview(props: VerdictPreviewProps) {
  const { organizationId, verdicts, of, unreviewed } = props;
  if (verdicts.length === 0) return null;
  return (
    <Section
      title="What accepting it would do"
      id="verdicts"
      lead="The verdict on each open subcontract of this supplier, as of today."
    >
      <DataTable
        caption={`Verdicts with and without this ${of}`}
        captionHidden
        columns={columns(organizationId, of)}
        rows={verdicts}
        rowKey={(row) => row.subcontractId}
      />
      {verdicts.some(({ withThis }) => withThis.verdict === "eligible") && (
        <NotLookedAt names={unreviewed} />
      )}
    </Section>
  );
}

function columns(organizationId: string, of: VerdictPreviewProps["of"]): Column<ShownVerdicts>[] {
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number, title }) => (
        <>
          <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
            {number}
          </a>{" "}
          {title}
        </>
      ),
    },
    { id: "now", header: "Now", cell: ({ now }) => <OneVerdict verdict={now} /> },
    {
      id: "this",
      header: `With this ${of} accepted`,
      cell: ({ withThis }) => <OneVerdict verdict={withThis} />,
    },
    {
      id: "all",
      header: "With all that waits accepted",
      cell: ({ withAll }) => <OneVerdict verdict={withAll} />,
    },
  ];
}

const WORDS: Record<Verdict, string> = {
  ineligible: "Ineligible",
  eligible: "Eligible",
  "no-requirement": "No requirement",
};

function OneVerdict({ verdict }: { verdict: EligibilityVerdict }) {
  const { holdsUntil, reasons } = verdict;
  return (
    <>
      <StateMark state={verdict.verdict} word={WORDS[verdict.verdict]} />
      {holdsUntil && (
        <>
          <br />
          until <DateText on={holdsUntil} />
        </>
      )}
      {verdict.verdict === "ineligible" && (
        <>
          <br />
          {reasons.map((reason) => reason.text).join(" ")}
        </>
      )}
    </>
  );
}
