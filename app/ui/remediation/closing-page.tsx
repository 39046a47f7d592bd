import { type SubmissionResult, useForm } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { titleOf } from "#app/domain/remediation/item.ts";
import type { ShownItem } from "#app/domain/remediation/shown-plan.ts";
import { ITEM_STATUS_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { ClosingReviews, type ShownClosing } from "./closing-notes.tsx";
import { DueText } from "./item-columns.tsx";
import { ShownFiles } from "./shown-files.tsx";

export type ClosingPageProps = {
  organizationId: string;
  today: CalendarDate;
  planId: string;
  supplierId: string;
  supplierName: string;
  systemName: string;
  item: ShownItem;
  /** every one, the newest first */
  reviews: readonly Omit<ShownClosing, "state">[];
  /** whether it was decided, and what is shown since is another closing */
  isChangedSince: boolean;
  /** what a decision on this page rests on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** The closing of one item of a supplier's plan: what shows it, and what the prime says of it. */
export function ClosingPage(props: ClosingPageProps) {
  const { organizationId, today, planId, item, reviews } = props;
  const { prime } = paths;
  const planHref = prime.remediationPlan(organizationId, planId);
  return (
    <Page
      kicker={`Item ${item.number} of a remediation plan`}
      title={titleOf(item)}
      breadcrumb={[
        { label: "Remediation", href: prime.remediation(organizationId) },
        { label: `${props.supplierName}: ${props.systemName}`, href: planHref },
      ]}
      lead="What the supplier says and shows of its closing. Accepting it changes no verdict and closes nothing out; returning it leaves the plan as the supplier has it."
    >
      <DefinitionList
        items={[
          ...(item.requirement === null
            ? []
            : [{ term: "What was missing", value: item.weakness }]),
          { term: "What is done about it", value: item.action || "Not said" },
          { term: "Due", value: <DueText item={item} today={today} /> },
          {
            term: "State",
            value: (
              <>
                {ITEM_STATUS_WORDS[item.status]}
                {item.doneOn && (
                  <>
                    , <DateText on={item.doneOn} />
                  </>
                )}
              </>
            ),
          },
          { term: "What shows it", value: item.evidence || "Not said" },
          {
            term: "Files",
            value: item.files?.length ? (
              <ShownFiles
                files={item.files}
                hrefOf={(evidenceId) => prime.planEvidence(organizationId, planId, evidenceId)}
              />
            ) : (
              "None"
            ),
          },
        ]}
      />
      {reviews.length > 0 && (
        <Section title="What we said of it" id="reviews">
          {props.isChangedSince && (
            <Notice title="It changed since">
              <p>What the supplier says or shows of this closing is another than you decided on.</p>
            </Notice>
          )}
          <ClosingReviews reviews={reviews} />
        </Section>
      )}
      {item.status === "done" ? (
        <ClosingForm {...props} planHref={planHref} />
      ) : (
        <Notice title="It is not closed">
          <p>
            The supplier does not say that this item is done, so there is nothing to accept or
            return. <a href={planHref}>Back to the plan</a>
          </p>
        </Notice>
      )}
    </Page>
  );
}

function ClosingForm({ shown, lastResult, planHref }: ClosingPageProps & { planHref: string }) {
  const [form, fields] = useForm<{ outcome: string; note: string }>({ id: "closing", lastResult });
  return (
    <Section title="Your decision" id="decide" onScreenOnly>
      <Form form={form} hidden={{ shown }}>
        <RadioGroup
          field={fields.outcome}
          label="Does this show that the item is closed?"
          options={[
            {
              value: "accepted",
              label: "Yes, we accept the closing",
              description:
                "It goes into the oversight log with what you saw. It changes no verdict.",
            },
            {
              value: "returned",
              label: "No, we return it",
              description: "The supplier reads why, and decides what to do about it.",
            },
          ]}
        />
        <TextArea
          field={fields.note}
          label="What the supplier should know, or what is missing"
          hint="Needed when you return it."
          rows={3}
          optional
        />
        <p>
          Only a close-out assessment that is posted in time closes out a Conditional status.{" "}
          <Citation brief>32 CFR 170.21(b)</Citation>
        </p>
        <ButtonRow>
          <Button>Tell the supplier</Button>
          <a href={planHref}>Back to the plan</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
