import { type SubmissionResult, useForm } from "@conform-to/react";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { sayRequiredOf } from "#app/domain/flowdown/required-words.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { VerdictStamp } from "#app/ui/eligibility/verdict-stamp.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";

type AwardPageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  supplierName: string;
  breadcrumb: readonly Crumb[];
  today: string;
  verdict: EligibilityVerdict;
  postureState: PostureState;
  hasApprovedException: boolean;
  hasOpenException: boolean;
  approvers: readonly { personId: string; name: string }[];
  /** what an auditor would miss if it were awarded now */
  missing: readonly string[];
  lastResult?: SubmissionResult;
};

/** Record an award that the facts support, or ask an approver for one that they do not. */
export function AwardPage(props: AwardPageProps) {
  const { number, supplierName, breadcrumb, today, verdict, postureState, missing } = props;
  const maySupport = verdict.verdict !== "ineligible";
  return (
    <Page title={`Award ${number}`} breadcrumb={breadcrumb}>
      <TitleBlock
        label={`Verdict on ${number}`}
        cells={[
          { label: "Supplier", value: supplierName, wide: true },
          { label: "Must hold", value: sayRequiredOf(verdict) },
        ]}
        stamp={
          <VerdictStamp
            state={postureState === "awaiting" && !maySupport ? "ineligible" : postureState}
            holdsUntil={verdict.holdsUntil}
            asOf={today}
          />
        }
      />
      <Section title="Why">
        <VerdictReasons verdict={verdict} />
      </Section>
      {missing.length > 0 && (
        <Notice tone="warning" title="An auditor would miss this">
          <ul>
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {maySupport || props.hasApprovedException ? (
        <RecordForm {...props} />
      ) : (
        <ExceptionRequest {...props} />
      )}
    </Page>
  );
}

function RecordForm(props: AwardPageProps) {
  const { organizationId, subcontractId, today, lastResult, verdict } = props;
  const [form, fields] = useForm<{ awardedOn: string }>({
    id: "award",
    lastResult,
    defaultValue: { awardedOn: today },
  });
  return (
    <Section
      title="Record the award"
      lead={
        verdict.verdict === "ineligible"
          ? "An approver allowed this award although the facts do not support it. It will carry that mark for ever."
          : "The verdict of the day you enter is kept with the award. Neither can be changed later."
      }
    >
      <Form form={form} hidden={{ intent: "award" }}>
        <TextField field={fields.awardedOn} label="Awarded on" type="date" />
        <ButtonRow>
          <Button>Record the award</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function ExceptionRequest(props: AwardPageProps) {
  const { organizationId, subcontractId, today, approvers, lastResult, hasOpenException } = props;
  const [form, fields] = useForm<{ awardOn: string; approverId: string; reason: string }>({
    id: "exception",
    lastResult,
    defaultValue: { awardOn: today },
  });
  if (hasOpenException)
    return (
      <Notice title="An exception waits for its approver">
        Until it is decided no award can be recorded.{" "}
        <a href={paths.prime.exceptions(organizationId)}>See the exceptions</a>
      </Notice>
    );
  if (approvers.length === 0)
    return (
      <Notice tone="warning" title="There is nobody to ask">
        An award that the facts do not support needs a second person with the role of approver.{" "}
        <a href={paths.prime.people(organizationId)}>Invite one</a>
      </Notice>
    );
  return (
    <Section
      title="Ask for an exception"
      lead="A contractor must ensure a current CMMC status before award (DFARS 252.204-7021). An award all the same is your company's decision and its risk: a second, named person decides it in writing, and it stays marked for ever."
    >
      <Form form={form} hidden={{ intent: "exception" }}>
        <TextField field={fields.awardOn} label="Intended date of the award" type="date" />
        <Select
          field={fields.approverId}
          label="Who decides"
          placeholder="Choose an approver"
          options={approvers.map(({ personId, name }) => ({ value: personId, label: name }))}
          width="m"
        />
        <TextArea
          field={fields.reason}
          label="Reason"
          hint="Why award now, what protects the information meanwhile, and by when the requirement will be met. Never put CUI here."
          rows={6}
        />
        <ButtonRow>
          <Button>Ask for the exception</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}
