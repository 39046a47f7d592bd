import type { DecidedVerdict } from "#app/domain/eligibility/types.ts";
import { sayRequiredOf } from "#app/domain/flowdown/required-words.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type ShownVerdict = Pick<DecidedVerdict, "verdict" | "required"> & {
  ownTerms: { required: string; verdict: "met" | "not-met" } | null;
};

export type ShownEffect = {
  subcontractId: string;
  number: string;
  supplierName: string;
  before: ShownVerdict;
  after: ShownVerdict;
  isVerdictChanged: boolean;
  isFlowdownOutdated: boolean;
};

export type ShownEffects = { on: string; subcontracts: number; effects: readonly ShownEffect[] };

const VERDICT_WORDS = {
  eligible: "Eligible",
  ineligible: "Ineligible",
  "no-requirement": "No requirement",
} as const;

/** What a modification does, read before it is recorded. */
export function ModificationEffects({
  organizationId,
  shown,
}: {
  organizationId: string;
  shown: ShownEffects;
}) {
  const { on, subcontracts, effects } = shown;
  const outdated = effects.filter(({ isFlowdownOutdated }) => isFlowdownOutdated).length;
  return (
    <Section
      title="What it does"
      id="effects"
      lead={
        <>
          Decided for <DateText on={on} />, by the facts that are accepted today.
        </>
      }
    >
      <DataTable
        caption="Subcontracts on which it does something"
        captionHidden
        columns={columns(organizationId)}
        rows={effects}
        rowKey={({ subcontractId }) => subcontractId}
        empty={
          <p>
            {subcontracts === 0
              ? "No subcontract of this contract has its information flow answered yet: nothing is decided by its terms."
              : "It changes no verdict, and every flowdown that was issued still says what is required."}
          </p>
        }
      />
      {outdated > 0 && (
        <p>
          {outdated === 1
            ? "One flowdown no longer says what is required."
            : `${outdated} flowdowns no longer say what is required.`}{" "}
          Once the modification is in force you can issue them again in one step, with one letter to
          each supplier.
        </p>
      )}
    </Section>
  );
}

function columns(organizationId: string): Column<ShownEffect>[] {
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number, supplierName }) => (
        <>
          <a className="identifier" href={paths.prime.subcontract(organizationId, subcontractId)}>
            {number}
          </a>
          <br />
          {supplierName}
        </>
      ),
    },
    { id: "before", header: "Without it", cell: ({ before }) => <Verdict verdict={before} /> },
    { id: "after", header: "With it", cell: ({ after }) => <Verdict verdict={after} /> },
    {
      id: "what",
      header: "What changes",
      cell: ({ isVerdictChanged, isFlowdownOutdated }) =>
        [isVerdictChanged && "The verdict", isFlowdownOutdated && "The flowdown to issue again"]
          .filter(Boolean)
          .join("; "),
    },
  ];
}

function Verdict({ verdict }: { verdict: ShownVerdict }) {
  const { ownTerms } = verdict;
  return (
    <>
      {VERDICT_WORDS[verdict.verdict]}
      <br />
      <span className="quiet">{sayRequiredOf(verdict)}</span>
      {ownTerms && (
        <>
          <br />
          <span className="quiet">
            Own terms: {ownTerms.required} {ownTerms.verdict === "met" ? "met" : "not met"}
          </span>
        </>
      )}
    </>
  );
}
