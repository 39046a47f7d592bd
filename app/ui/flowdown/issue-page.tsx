import { type SubmissionResult, useForm } from "@conform-to/react";
import { sayRequired } from "#app/domain/eligibility/required-words.ts";
import type { FlowdownDecision, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import { type AskedKind, sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { AlsoRequiredWords } from "./also-required-words.tsx";
import { ClauseList } from "./clause-list.tsx";
import { FlowdownNotices } from "./flowdown-notices.tsx";

type IssuePageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  supplierName: string;
  /** who there gets a letter, by name and address */
  readers: readonly { name: string; email: string }[];
  isAgain: boolean;
  breadcrumb: readonly Crumb[];
  decision: FlowdownDecision;
  asked: AskedKind;
  /** what is asked beyond the rule; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  /** suggested due date */
  dueOn: string;
  /** what the flowdown is issued on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** What flows down, read once more before it goes out, and by when the answer is due. */
export function IssuePage(props: IssuePageProps) {
  const { organizationId, subcontractId, number, supplierName, breadcrumb, decision } = props;
  const [form, fields] = useForm<{ dueOn: string; message: string }>({
    id: "issue",
    lastResult: props.lastResult,
    defaultValue: { dueOn: props.dueOn },
  });
  return (
    <Page
      title={`Issue the flowdown of ${number}`}
      breadcrumb={breadcrumb}
      lead={`${supplierName} will see exactly this, and is asked to ${sayAsked(props.asked, decision.required)}.`}
    >
      {props.isAgain && (
        <Notice tone="info" title="It was issued before">
          The earlier flowdown stays in the record as it was issued; its request is withdrawn.
        </Notice>
      )}
      <Section title="Required status">
        <p className="lead-figure">{sayRequired(decision)}</p>
        <p>
          {decision.why} <Citation>{decision.citation}</Citation>
        </p>
        {decision.alsoRequired && (
          <p>
            <AlsoRequiredWords also={decision.alsoRequired} />
          </p>
        )}
        <FlowdownNotices notices={decision.notices} />
      </Section>
      {props.ownTerms && (
        <Section title="Asked by your own terms">
          <p className="lead-figure">{props.ownTerms.required}</p>
          <p>{props.ownTerms.wording}</p>
          <p>The supplier reads it as yours, and not as the rule's.</p>
        </Section>
      )}
      <Section title="Clauses">
        <ClauseList clauses={decision.clauses} />
      </Section>
      <Section title="By when">
        <Form form={form} hidden={{ shown: props.shown }}>
          <TextField field={fields.dueOn} label="Answer due" type="date" />
          <TextArea
            field={fields.message}
            label="Message to the supplier"
            hint="Anything they should know. Never put CUI here."
            optional
          />
          <p>
            {props.readers.length > 0
              ? `A letter goes now to ${props.readers.map(({ name, email }) => `${name} (${email})`).join(", ")}.`
              : "No letter goes out now, because nobody from the supplier has an account here. Invite a contact next: the invitation asks for this."}
          </p>
          <ButtonRow>
            <Button>Issue the flowdown</Button>
            <a href={paths.prime.subcontract(organizationId, subcontractId)}>Not yet</a>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  );
}
