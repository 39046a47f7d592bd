import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { Designation, Rule } from "#app/domain/rule/rule-on.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { Phase } from "#catalogs/index.ts";

const GROUND_WORDS: Record<Designation["ground"], string> = {
  applicable: "in applicable solicitations and contracts",
  discretion: "where DoD chooses",
};

/** What is in force on the day asked about. */
export function RuleOnDay({ rule }: { rule: Rule }) {
  const { on, codified, inForce, suspension, prescription } = rule;
  return (
    <Section title={`On ${formatDate(on)}`} id="day">
      <DefinitionList
        items={[
          { term: "Phase that is followed", value: <PhaseWords phase={inForce} /> },
          { term: "Phase as codified for the day", value: <PhaseWords phase={codified} /> },
          {
            term: "Suspended",
            value: suspension ? (
              <>
                <a href="#suspended">{suspension.title}</a>, since{" "}
                <DateText on={suspension.effectiveFrom} />.{" "}
                <Citation>{suspension.source.paragraph}</Citation>
              </>
            ) : (
              "Nothing."
            ),
          },
          { term: "May be designated", value: <Designations rule={rule} /> },
          {
            term: "252.204-7021 goes into new contracts",
            value: prescription ? (
              <>
                {prescription.when} <Citation>{prescription.source.paragraph}</Citation>
              </>
            ) : (
              "Not on this day: the clause did not exist yet."
            ),
          },
        ]}
      />
    </Section>
  );
}

function PhaseWords({ phase }: { phase: Phase | null }) {
  if (!phase) return "None: Phase 1 had not begun.";
  return (
    <>
      <strong>Phase {phase.phase}</strong>, from <DateText on={phase.effectiveFrom} />.{" "}
      {phase.brings} <Citation>{phase.source.paragraph}</Citation>
    </>
  );
}

function Designations({ rule: { mayDesignate } }: { rule: Rule }) {
  if (mayDesignate.length === 0) return "No CMMC status.";
  return (
    <ul className="plain-list">
      {mayDesignate.map(({ status, ground }) => (
        <li key={status}>
          <strong>{status}</strong>, {GROUND_WORDS[ground]}
        </li>
      ))}
    </ul>
  );
}
