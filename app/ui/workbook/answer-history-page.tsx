import type { Family } from "#app/domain/workbook/evaluate.ts";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import type { RequirementView } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { AnswerWords } from "./answer-words.tsx";

export type AnswerHistoryPageProps = {
  organizationId: string;
  workbook: { id: string; systemName: string };
  family: Family;
  requirement: RequirementView;
  /** newest first */
  versions: readonly StandingAnswer[];
};

/** Everything that was ever said of one requirement, and by whom. */
export function AnswerHistoryPage(props: AnswerHistoryPageProps) {
  const { organizationId, workbook, family, requirement, versions } = props;
  const { subcontractor } = paths;
  const familyHref = subcontractor.workbookFamily(organizationId, workbook.id, family.slug);
  return (
    <Page
      title={`${requirement.id} ${requirement.title}`}
      breadcrumb={[
        { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
        { label: workbook.systemName, href: subcontractor.workbook(organizationId, workbook.id) },
        { label: family.family, href: `${familyHref}#r-${requirement.id}` },
      ]}
      lead="A correction never overwrites: every answer stays here with who gave it and when."
    >
      {versions.length === 0 && (
        <EmptyState title="Nothing was said of this requirement yet">
          Answer it in <a href={`${familyHref}#r-${requirement.id}`}>{family.family}</a>.
        </EmptyState>
      )}
      {versions.map(({ version, answer, answeredBy, answeredAt }, index) => (
        <Section
          key={version}
          title={index === 0 ? "Stands now" : `Version ${version}`}
          lead={
            <>
              {answeredBy}, <InstantText at={answeredAt} />
            </>
          }
        >
          <AnswerWords answer={answer} />
        </Section>
      ))}
    </Page>
  );
}
