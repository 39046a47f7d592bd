import type { SubmissionResult } from "@conform-to/react";
import type { AwardGround } from "#app/domain/award/decide.ts";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { VerdictStamp } from "#app/ui/eligibility/verdict-stamp.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { ExceptionRequest } from "./exception-request.tsx";
import { RecordAwardForm } from "./record-award-form.tsx";
import { ToReviewNotice } from "./to-review-notice.tsx";

export type AwardPageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  supplierId: string;
  supplierName: string;
  breadcrumb: readonly Crumb[];
  today: string;
  decision: {
    awardedOn: string;
    onAwardDay: EligibilityVerdict;
    onRecordingDay: EligibilityVerdict;
    ground: AwardGround;
    openPoints: readonly OpenPoint[];
  };
  waitingExceptionId: string | null;
  approvers: readonly { personId: string; name: string }[];
  /** what the forms are answered on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** Record an award that the facts support, or ask an approver for one that they do not. */
export function AwardPage(props: AwardPageProps) {
  const { number, supplierName, breadcrumb, today, decision } = props;
  const { awardedOn, onAwardDay, onRecordingDay } = decision;
  return (
    <Page title={`Award ${number}`} breadcrumb={breadcrumb}>
      <TitleBlock
        label={`Verdict on ${number}`}
        cells={[
          { label: "Supplier", value: supplierName, wide: true },
          { label: "Must hold", value: sayRequiredOf(onAwardDay) },
        ]}
        stamp={
          <VerdictStamp
            state={onAwardDay.verdict}
            holdsUntil={onAwardDay.holdsUntil}
            asOf={awardedOn}
          />
        }
      />
      <DayForm awardedOn={awardedOn} />
      <Section title="Why">
        <VerdictReasons verdict={onAwardDay} />
      </Section>
      {awardedOn !== today && onRecordingDay.verdict !== onAwardDay.verdict && (
        <Section
          title="Today the verdict is another"
          lead="Both are kept with the award: the verdict of its day and that of the day of recording."
        >
          <VerdictStamp
            state={onRecordingDay.verdict}
            holdsUntil={onRecordingDay.holdsUntil}
            asOf={today}
          />
          <VerdictReasons verdict={onRecordingDay} />
        </Section>
      )}
      <Step {...props} />
    </Page>
  );
}

/** The day whose verdict is shown: what is recorded is what was seen. */
function DayForm({ awardedOn }: { awardedOn: string }) {
  return (
    <Form method="get" layout="row" ariaLabel="The day of the award" noValidate={false}>
      <TextField
        field={{ id: "award-on", name: "on", initialValue: awardedOn, required: true }}
        label="Day of the award"
        type="date"
      />
      <Button look="secondary">Show the verdict of that day</Button>
    </Form>
  );
}

function Step(props: AwardPageProps) {
  const { organizationId, today, decision, waitingExceptionId } = props;
  const { awardedOn, onAwardDay, ground } = decision;
  if (ground.ok) return <RecordAwardForm {...props} />;
  if (onAwardDay.verdict !== "ineligible")
    return (
      <Notice title="The award can be recorded once it is made">
        If nothing changes until <DateText on={awardedOn} />, the facts support it. Today is{" "}
        <DateText on={today} />.
      </Notice>
    );
  if (waitingExceptionId)
    return (
      <Notice
        title="An exception waits for its approver"
        action={<a href={paths.prime.exception(organizationId, waitingExceptionId)}>See it</a>}
      >
        Until it is decided no award can be recorded.
      </Notice>
    );
  return (
    <>
      {ground.reason === "not-covered" && (
        <Notice tone="warning" title="An approved exception does not cover this award">
          It was approved for other days, or for less than stands against the award on this day. An
          exception covers the days and the reasons that its approver saw, and nothing else.
        </Notice>
      )}
      <ToReviewNotice {...props} openPoints={decision.openPoints} />
      <ExceptionRequest {...props} />
    </>
  );
}
