import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ClosingReview } from "#app/domain/remediation/closing.ts";
import type { PlanProgress } from "#app/domain/remediation/progress.ts";
import type { ShownPlan } from "#app/domain/remediation/shown-plan.ts";
import type { PlanReviewOutcome } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { showClosings } from "#app/ui/remediation/closing-notes.tsx";
import { PlanReviews } from "#app/ui/remediation/plan-reviews.tsx";
import { shownColumns } from "#app/ui/remediation/shown-columns.tsx";

export type AuditPlan = {
  listed: {
    planId: string;
    closeOutBy: CalendarDate | null;
    progress: PlanProgress;
  };
  shown: ShownPlan;
  reviews: readonly {
    id: string;
    outcome: PlanReviewOutcome;
    note: string;
    reviewedAt: string;
    reviewedByName: string;
  }[];
  closings: readonly ClosingReview[];
};

type AuditPlansSectionProps = {
  grantId: string;
  plans: readonly AuditPlan[];
  /** the day that the page is about */
  on: CalendarDate;
};

/** The remediation plans of the subcontractor, as far as it shows them to the prime. */
export function AuditPlansSection({ grantId, plans, on }: AuditPlansSectionProps) {
  return (
    <Section
      title="Remediation plans"
      id="plans"
      lead="What the subcontractor plans to do about what is not met, as far as it shows it to the prime. Items that are done close nothing out."
    >
      {plans.length === 0 && <p>The prime is shown no plan of the subcontractor.</p>}
      {plans.map((plan) => (
        <OnePlan key={plan.listed.planId} grantId={grantId} plan={plan} on={on} />
      ))}
    </Section>
  );
}

function OnePlan({
  grantId,
  plan: { listed, shown, reviews, closings },
  on,
}: Omit<AuditPlansSectionProps, "plans"> & { plan: AuditPlan }) {
  const { planId, closeOutBy } = listed;
  const { progress, items, systemName } = shown;
  return (
    <>
      <h3>{systemName}</h3>
      <TitleBlock
        label={`How far the plan for ${systemName} is`}
        cells={[
          { label: "Open", value: progress.openCount },
          { label: "Done", value: progress.doneCount },
          {
            label: "To be finished by",
            value: progress.finishOn ? <DateText on={progress.finishOn} /> : "No due dates",
          },
          {
            label: "Close-out by",
            value: closeOutBy ? <DateText on={closeOutBy} /> : "None runs",
          },
          { label: "Last change", value: <DateText on={progress.movedOn} /> },
        ]}
      />
      {items === null ? (
        <p>The subcontractor shows how far it is, not the items.</p>
      ) : (
        <DataTable
          caption={`Items of the plan for ${systemName}`}
          captionHidden
          rows={items.map((item) => ({ ...item, closings: showClosings(item, closings) }))}
          rowKey={({ number }) => String(number)}
          columns={shownColumns(on, {
            fileHrefOf: (evidenceId) => paths.audit.planEvidence(grantId, planId, evidenceId),
          })}
        />
      )}
      <PlanReviews
        reviews={reviews.map(({ reviewedByName, ...review }) => ({
          ...review,
          by: reviewedByName,
        }))}
      />
    </>
  );
}
