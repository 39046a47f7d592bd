import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { DecidedVerdict } from "#app/domain/eligibility/types.ts";
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
  const turns = sayTurns(effects);
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
      {turns && <p>{turns}</p>}
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
    {
      id: "after",
      header: "With it",
      cell: ({ before, after }) => (
        <Verdict verdict={after} isTurned={before.verdict !== after.verdict} />
      ),
    },
    {
      id: "what",
      header: "What changes",
      cell: (effect) => (
        <ul className="plain-list">
          {sayChange(effect) && <li>{sayChange(effect)}</li>}
          {effect.isFlowdownOutdated && <li>The flowdown: to be issued again</li>}
        </ul>
      ),
    },
  ];
}

/** How many verdicts turn, and to what; null where none does. */
function sayTurns(effects: readonly ShownEffect[]): string | null {
  const turned = effects.filter(({ before, after }) => before.verdict !== after.verdict);
  const said = (["eligible", "ineligible", "no-requirement"] as const).flatMap((verdict) => {
    const count = turned.filter(({ after }) => after.verdict === verdict).length;
    if (count === 0) return [];
    return [`${count} ${count === 1 ? "subcontract" : "subcontracts"} ${sayTurn(verdict, count)}`];
  });
  return said.length > 0 ? `By it ${said.join(", ")}.` : null;
}

function sayTurn(verdict: keyof typeof VERDICT_WORDS, count: number): string {
  if (verdict === "no-requirement")
    return count === 1 ? "has no requirement" : "have no requirement";
  return `${count === 1 ? "becomes" : "become"} ${verdict}`;
}

/** What of the verdict changes: its word, or what it was decided against. */
function sayChange({ before, after, isVerdictChanged }: ShownEffect): string | null {
  if (before.verdict !== after.verdict) return "The verdict";
  if (before.required !== after.required) return "The status required";
  return isVerdictChanged ? "The answer on own terms" : null;
}

function Verdict({ verdict, isTurned }: { verdict: ShownVerdict; isTurned?: boolean }) {
  const { ownTerms } = verdict;
  const word = VERDICT_WORDS[verdict.verdict];
  return (
    <>
      {isTurned ? <strong>{word}</strong> : word}
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
