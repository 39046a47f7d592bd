import { sayRequired } from "#app/domain/eligibility/required-words.ts";
import type { FlowdownDecision } from "#app/domain/flowdown/types.ts";
import { paths } from "#app/paths.ts";
import { AlsoRequiredWords } from "#app/ui/flowdown/also-required-words.tsx";
import { FlowdownNotices } from "#app/ui/flowdown/flowdown-notices.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ShownInformation = {
  information: string | null;
  /** categories with their names: `Controlled Technical Information (CTI)` */
  cuiCategories: string[];
  commercialOffTheShelfOnly: boolean;
  performingCages: string[];
  directedStatus: string | null;
  operationallyCriticalSupport: boolean;
};

type InformationSectionProps = {
  organizationId: string;
  subcontractId: string;
  information: ShownInformation;
  decision: FlowdownDecision | null;
  /** the accepted DoD Assessment that counts beside the status, in one line; null without one */
  shownBeside: string | null;
  mayWrite: boolean;
};

const WORDS: Record<string, string> = {
  none: "Neither FCI nor CUI",
  FCI: "FCI, no CUI",
  CUI: "CUI",
};

/** What flows to the supplier and what follows from it. */
export function InformationSection(props: InformationSectionProps) {
  const { organizationId, subcontractId, information, decision, shownBeside, mayWrite } = props;
  if (!decision) return null;
  const { cuiCategories, performingCages, directedStatus, operationallyCriticalSupport } =
    information;
  const list = (values: readonly string[], none: string) =>
    values.length === 0 ? none : values.join(", ");
  return (
    <Section
      title="What flows and what it requires"
      action={
        mayWrite && <a href={paths.prime.information(organizationId, subcontractId)}>Change</a>
      }
    >
      <FlowdownNotices notices={decision.notices} />
      <DefinitionList
        items={[
          {
            term: "Required status",
            value: (
              <>
                <strong>{sayRequired(decision)}</strong>
                <br />
                {decision.why} <Citation>{decision.citation}</Citation>
              </>
            ),
          },
          ...(decision.alsoRequired
            ? [
                {
                  term: "Beside it",
                  value: <AlsoRequiredWords also={decision.alsoRequired} shown={shownBeside} />,
                },
              ]
            : []),
          { term: "Information", value: WORDS[information.information ?? "none"] },
          ...(cuiCategories.length > 0
            ? [{ term: "CUI categories", value: list(cuiCategories, "") }]
            : []),
          {
            term: "Only COTS",
            value: information.commercialOffTheShelfOnly ? "Yes" : "No",
          },
          ...(operationallyCriticalSupport
            ? [{ term: "Operationally critical support", value: "Yes" }]
            : []),
          { term: "Performing CAGE codes", value: list(performingCages, "Any site"), mono: true },
          ...(directedStatus ? [{ term: "Directed by DoD", value: directedStatus }] : []),
        ]}
      />
    </Section>
  );
}
