import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { IsoPanel } from "./iso-panel.tsx";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm, YES_NO } from "./section-form.tsx";

type Fields = {
  hasCertificate: string;
  edition: string;
  body: string;
  number: string;
  scope: string;
  coversCuiSystem: string;
  issuedOn: string;
  expiresOn: string;
};

/** An ISO/IEC 27001 certificate, or that there is none. */
export function CertificationSection(props: SectionFormProps) {
  const [form, fields] = useSectionForm<Fields>("certification", props);
  return (
    <>
      <IsoPanel />
      <SectionForm form={form}>
        <RadioGroup
          field={fields.hasCertificate}
          label="Do you have an ISO/IEC 27001 certificate?"
          hint={<QuestionHelp question="has-iso-certificate" />}
          options={YES_NO}
          direction="row"
        />
        <div className="fields asked-if-certified">
          <Notice title="Only if you have one">
            Without a certificate, leave the rest empty and go on.
          </Notice>
          <RadioGroup
            field={fields.edition}
            label="Edition"
            hint={<QuestionHelp question="iso-edition" />}
            options={[
              { value: "2022", label: "ISO/IEC 27001:2022" },
              { value: "2013", label: "ISO/IEC 27001:2013" },
            ]}
            direction="row"
          />
          <TextField
            field={fields.body}
            label={QUESTION_LABELS.certificateBody}
            hint={<QuestionHelp question="iso-body" />}
          />
          <TextField
            field={fields.number}
            label={QUESTION_LABELS.certificateNumber}
            mono
            width="l"
          />
          <TextArea
            field={fields.scope}
            label={QUESTION_LABELS.certificateScope}
            hint="The sentence on the certificate that says what was certified. Copy it word for word."
            rows={3}
          />
          <RadioGroup
            field={fields.coversCuiSystem}
            label={QUESTION_LABELS.coversCuiSystem}
            hint={<QuestionHelp question="iso-covers-cui-system" />}
            options={YES_NO}
            direction="row"
          />
          <TextField
            field={fields.issuedOn}
            label={QUESTION_LABELS.certificateIssuedOn}
            type="date"
          />
          <TextField
            field={fields.expiresOn}
            label={QUESTION_LABELS.certificateExpiresOn}
            hint={<QuestionHelp question="iso-expires" />}
            type="date"
          />
        </div>
      </SectionForm>
    </>
  );
}
