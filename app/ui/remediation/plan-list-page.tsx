import { countWords } from "#app/domain/kernel/count-words.ts";
import type { PlanProgress, Slip } from "#app/domain/remediation/progress.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SlipTags } from "./slip-list.tsx";

export type PlanListPageProps = {
  organizationId: string;
  plans: readonly { id: string; systemName: string; progress: PlanProgress; slips: Slip[] }[];
  /** workbooks without a plan */
  workbooks: readonly { id: string; systemName: string; open: number }[];
};

/** The remediation plans of an organization: one for each information system. */
export function PlanListPage({ organizationId, plans, workbooks }: PlanListPageProps) {
  const { subcontractor } = paths;
  return (
    <Page
      title="Remediation"
      lead="What is not met becomes a plan: who does what by when, how many points come back, and what shows that it is closed."
    >
      {plans.length > 0 && (
        <Section title="Your plans" id="plans">
          <ul className="workbook-list">
            {plans.map(({ id, systemName, progress, slips }) => (
              <li key={id} className="workbook-list__one">
                <h3>
                  <a href={subcontractor.remediationPlan(organizationId, id)}>{systemName}</a>
                </h3>
                <p>
                  {countWords(progress.openCount, "item")} open, {progress.doneCount} done.{" "}
                  {progress.finishOn && (
                    <>
                      To be finished by <DateText on={progress.finishOn} />.
                    </>
                  )}
                </p>
                <p>
                  <SlipTags slips={slips} openCount={progress.openCount} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {workbooks.length > 0 && (
        <Section
          title={plans.length > 0 ? "Systems without a plan" : "Make a plan"}
          id="new"
          lead="A plan takes every requirement that the workbook leaves open, in the order in which they should be fixed."
        >
          <ul className="plan-suggestions">
            {workbooks.map((workbook) => (
              <li key={workbook.id}>
                <p>
                  <strong>{workbook.systemName}</strong>: {countWords(workbook.open, "requirement")}{" "}
                  not met
                </p>
                <StartPlanForm organizationId={organizationId} workbookId={workbook.id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {plans.length === 0 && workbooks.length === 0 && (
        <EmptyState
          title="A plan starts from a workbook"
          action={<a href={subcontractor.workbooks(organizationId)}>Go to the workbooks</a>}
        >
          Go through the 110 requirements of a system first. What is not met there becomes the plan.
        </EmptyState>
      )}
    </Page>
  );
}

/** The button that makes a plan of what a workbook leaves open. */
export function StartPlanForm({
  organizationId,
  workbookId,
}: {
  organizationId: string;
  workbookId: string;
}) {
  return (
    <Form
      id={`plan-${workbookId}`}
      action={paths.subcontractor.remediation(organizationId)}
      hidden={{ workbookId }}
      layout="plain"
    >
      <Button>Make a plan of what is not met</Button>
    </Form>
  );
}
