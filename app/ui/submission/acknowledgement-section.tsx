import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { ClausesToYou } from "#app/ui/flowdown/clauses-to-you.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { OwnTermsAsked } from "#app/ui/request/own-terms-asked.tsx";
import { plainRequirement, type ShownRequest, whyToYou } from "#app/ui/request/shown-request.ts";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm, YES_NO } from "./section-form.tsx";

type Fields = { accepts: string; passesOn: string };

/** What flows down, to read, and its acceptance. */
export function AcknowledgementSection({
  request,
  ...props
}: SectionFormProps & { request: ShownRequest }) {
  const [form, fields] = useSectionForm<Fields>("acknowledgement", props);
  return (
    <>
      <Section title="Read this">
        <p>
          <strong>{request.required ?? "No CMMC status"}.</strong> {plainRequirement(request)}{" "}
          {whyToYou(request.why)} <Citation>{request.citation}</Citation>
        </p>
        <OwnTermsAsked request={request} />
        <ClausesToYou clauses={request.clauses} />
      </Section>
      <Section title="Your acceptance">
        <SectionForm form={form}>
          <CheckboxField
            field={fields.accepts}
            label="We have read what flows down and accept it"
            description={<QuestionHelp question="flowdown-read" />}
          />
          <RadioGroup
            field={fields.passesOn}
            label={QUESTION_LABELS.passesOn}
            hint={<QuestionHelp question="own-subcontractors" />}
            options={YES_NO}
            direction="row"
          />
        </SectionForm>
      </Section>
    </>
  );
}
