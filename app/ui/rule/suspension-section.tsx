import { Citation } from "#app/ui/kit/citation.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { Suspension } from "#catalogs/index.ts";

/** What is suspended, from when, by what, and what that means for contracts. */
export function SuspensionSection({ suspension }: { suspension: Suspension | null }) {
  if (!suspension) return null;
  return (
    <Section title="What is suspended" id="suspended" lead={`${suspension.title}.`}>
      <DefinitionList
        items={[
          { term: "From", value: <DateText on={suspension.effectiveFrom} /> },
          {
            term: "Until",
            value: suspension.effectiveTo ? (
              <DateText on={suspension.effectiveTo} />
            ) : (
              "Open: no text names an end."
            ),
          },
          { term: "Phases that do not begin", value: suspension.phases.join(", ") },
          {
            term: "By",
            value: (
              <ul className="plain-list">
                {[suspension.source, ...suspension.implementedBy].map(({ paragraph }) => (
                  <li key={paragraph}>
                    <Citation>{paragraph}</Citation>
                  </li>
                ))}
              </ul>
            ),
          },
          { term: "New solicitations and contracts", value: suspension.newDesignations },
          { term: "Existing contracts", value: suspension.existingContracts },
          { term: "What stays as it is", value: suspension.unchanged },
          { term: "How it may end", value: suspension.outlook },
        ]}
      />
    </Section>
  );
}
