import { type SubmissionResult, useForm } from "@conform-to/react";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { isToCheck } from "#app/domain/remediation/closing.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { PlanReviews, type ShownReview } from "./plan-reviews.tsx";
import { type ShownRow, shownColumns } from "./shown-columns.tsx";
import { SlipList } from "./slip-list.tsx";
import type { ListedPlan } from "./suppliers-plans-table.tsx";

export type SuppliersPlanPageProps = {
  organizationId: string;
  today: CalendarDate;
  plan: ListedPlan;
  /** null where the supplier shows numbers alone */
  items: readonly ShownRow[] | null;
  reviews: readonly ShownReview[];
  mayReview: boolean;
  /** what was just said: of the plan, or of the closing of an item; null where nothing was */
  saved: "plan" | "closing" | null;
  /** what a decision on this page rests on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** A supplier's plan as far as it is shown to the prime, with what the prime says of it. */
export function SuppliersPlanPage(props: SuppliersPlanPageProps) {
  const { organizationId, plan, items, today } = props;
  const { supplierId, supplierName, systemName, progress, slips, closeOutBy } = plan;
  const { prime } = paths;
  return (
    <Page
      kicker="Remediation plan"
      title={`${supplierName}: ${systemName}`}
      breadcrumb={[
        { label: "Remediation", href: prime.remediation(organizationId) },
        { label: supplierName, href: prime.supplier(organizationId, supplierId) },
      ]}
      lead="What the supplier plans to do about what is not met. It is its own plan: it changes no verdict, and only a close-out that is stated and checked does."
    >
      {props.saved && (
        <Notice tone="success" live>
          {props.saved === "closing"
            ? "Your decision on the closing is recorded. The supplier reads it beside the item, and gets a letter."
            : "It is said. The supplier reads it with its plan, and gets a letter."}
        </Notice>
      )}
      <TitleBlock
        label={`How far the plan of ${supplierName} is`}
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
      {slips.length > 0 && (
        <Notice tone="warning" title="The plan slips">
          <SlipList slips={slips} progress={progress} closeOutBy={closeOutBy} />
        </Notice>
      )}
      {closeOutBy && <CloseOutNotice closeOutBy={closeOutBy} today={today} />}
      <Section title="Items" id="items" lead={sayToCheck(items ?? [])}>
        {items === null ? (
          <EmptyState title="The supplier shows how far it is, not the items">
            That is its choice. If you need the items, ask it in a comment below.
          </EmptyState>
        ) : (
          <DataTable
            caption="Items of the plan"
            captionHidden
            rows={items.filter(({ status }) => status !== "dropped")}
            rowKey={({ number }) => String(number)}
            columns={shownColumns(today, {
              fileHrefOf: (evidenceId) =>
                prime.planEvidence(organizationId, plan.planId, evidenceId),
              closingHrefOf: props.mayReview
                ? (number) => prime.planClosing(organizationId, plan.planId, number)
                : undefined,
            })}
            empty={<EmptyState title="Nothing is on the plan">It holds no item now.</EmptyState>}
          />
        )}
      </Section>
      <Section title="What we said of it" id="reviews">
        <PlanReviews reviews={props.reviews} />
        {props.mayReview ? (
          <ReviewPlanForm {...props} />
        ) : (
          props.reviews.length === 0 && <p>Nobody said anything of this plan yet.</p>
        )}
      </Section>
    </Page>
  );
}

/** How many closings were not looked at yet; nothing where all were. */
function sayToCheck(items: readonly ShownRow[]): string | undefined {
  const waiting = items.filter((item) => isToCheck(item, item.closings)).length;
  if (waiting === 0) return undefined;
  return `${countWords(waiting, "closing")} ${waiting === 1 ? "waits" : "wait"} to be checked: accept what shows that an item is closed, or return it.`;
}

function CloseOutNotice({ closeOutBy, today }: { closeOutBy: CalendarDate; today: CalendarDate }) {
  const day = formatDate(closeOutBy);
  if (closeOutBy < today)
    return (
      <Notice tone="danger" title={`${day} was the last day of the close-out`}>
        <p>
          No close-out was stated and checked, so its Conditional status has expired. Whatever is
          closed on the plan from now on, a new status is needed.{" "}
          <Citation brief>32 CFR 170.21(b)</Citation>
        </p>
      </Notice>
    );
  return (
    <Notice title={`${day} is the last day of the close-out`}>
      <p>
        Its Conditional status counts until then and no longer, unless the close-out is assessed and
        posted by then. Items that are done here close nothing out.{" "}
        <Citation brief>32 CFR 170.21(b)</Citation>
      </p>
    </Notice>
  );
}

function ReviewPlanForm({ shown, lastResult }: SuppliersPlanPageProps) {
  const [form, fields] = useForm<{ outcome: string; note: string }>({ id: "review", lastResult });
  return (
    <Form form={form} hidden={{ shown }}>
      <RadioGroup
        field={fields.outcome}
        label="What do you say?"
        options={[
          {
            value: "accepted",
            label: "We accept the plan as it stands",
            description: "It goes into the oversight log with what you saw. It changes no verdict.",
          },
          { value: "commented", label: "We have something to say", description: "Write it below." },
        ]}
      />
      <TextArea
        field={fields.note}
        label="What the supplier should know or change"
        rows={3}
        optional
      />
      <ButtonRow>
        <Button>Tell the supplier</Button>
      </ButtonRow>
    </Form>
  );
}
