import type { Fact, FactEvidence } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { listFactRows } from "#app/domain/fact/rows.ts";
import type { PlannedFact } from "#app/domain/submission/plan.ts";
import { SECTION_OF_KIND } from "#app/domain/submission/prepare.ts";
import { paths } from "#app/paths.ts";
import { EvidenceList } from "#app/ui/fact/evidence-list.tsx";
import { FactContent } from "#app/ui/fact/fact-content.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type PlannedStatement = { planned: PlannedFact[]; evidence: FactEvidence[] };

type StatedFactsProps = {
  organizationId: string;
  requestId: string;
  statement: PlannedStatement;
  former: readonly { id: string; recordedAt: string; says: string }[];
};

/** The facts of a statement before it is signed, each with whether it is new, corrected or as before. */
export function StatedFacts(props: StatedFactsProps) {
  const { organizationId, requestId, statement } = props;
  const hrefOf = (evidenceId: string) => paths.subcontractor.evidence(organizationId, evidenceId);
  return (
    <Stack gap="wide">
      {statement.planned.map((planned) => {
        const section = SECTION_OF_KIND[planned.kind];
        const files = statement.evidence.filter(({ id }) => planned.evidenceIds.includes(id));
        return (
          <Section
            key={planned.factId}
            level={3}
            title={titleOf(planned)}
            lead={<Standing planned={planned} former={props.former} />}
            action={
              section && (
                <a
                  href={paths.subcontractor.section(organizationId, requestId, section)}
                  aria-label={`Change: ${titleOf(planned)}`}
                >
                  Change
                </a>
              )
            }
          >
            <FactContent fact={asFact(planned)} asAsked />
            {files.length > 0 && <EvidenceList evidence={files} hrefOf={hrefOf} isHashFolded />}
          </Section>
        );
      })}
    </Stack>
  );
}

function titleOf(planned: PlannedFact): string {
  return planned.kind === "assessment" ? planned.content.type : FACT_KIND_NAMES[planned.kind];
}

function Standing({
  planned,
  former,
}: {
  planned: PlannedFact;
  former: StatedFactsProps["former"];
}) {
  const before = planned.isNew ? planned.supersedesId : planned.factId;
  const earlier = former.find(({ id }) => id === before);
  if (!earlier) return <Tag look="accent">New</Tag>;
  // What was sent back is stated anew even where nothing in it was changed.
  const isSame = earlier.says === JSON.stringify(listFactRows(asFact(planned)));
  return (
    <>
      <Tag look={planned.isNew && !isSame ? "strong" : "plain"}>
        {isSame ? "Unchanged" : "Corrected"}
      </Tag>{" "}
      {planned.isNew ? "Takes the place of what you stated on " : "As you stated it on "}
      <InstantText at={earlier.recordedAt} />
    </>
  );
}

/** A planned fact in the shape in which facts are shown; it has neither a day nor a hash yet. */
function asFact({ kind, factId, lineageId, supersedesId, content }: PlannedFact): Fact {
  return {
    id: factId,
    organizationId: "",
    kind,
    lineageId,
    supersedesId,
    content,
    recordedAt: "",
    recordedByName: "",
    contentHash: "",
    evidence: [],
  } as Fact;
}
