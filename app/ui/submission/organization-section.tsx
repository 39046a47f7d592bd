import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CannotGive } from "./cannot-give.tsx";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm } from "./section-form.tsx";

type Fields = {
  legalName: string;
  uei: string;
  ueiAnswer: string;
  cages: string;
  cagesAnswer: string;
  address: string;
  employees: string;
};

/** Which company this is. */
export function OrganizationSection({
  isLevel1,
  ...props
}: SectionFormProps & { isLevel1: boolean }) {
  const [form, fields] = useSectionForm<Fields>("organization", props);
  return (
    <SectionForm form={form}>
      <TextField
        field={fields.legalName}
        label={QUESTION_LABELS.legalName}
        hint={<QuestionHelp question="legal-name" />}
        autoComplete="organization"
      />
      <TextField
        field={fields.uei}
        label={QUESTION_LABELS.uei}
        hint={<QuestionHelp question="uei" example="K7NQ4M2XWR91" />}
        mono
        width="m"
        autoCapitalize="characters"
      />
      <CannotGive
        field={fields.ueiAnswer}
        about={fields.uei}
        question="uei"
        label={QUESTION_LABELS.uei}
      />
      <TextField
        field={fields.cages}
        label={QUESTION_LABELS.cages}
        hint={
          <QuestionHelp
            question="cages"
            example="1ABC5, 2DEF6 (separate several with commas)"
            isLevel1={isLevel1}
          />
        }
        mono
        autoCapitalize="characters"
      />
      <CannotGive
        field={fields.cagesAnswer}
        about={fields.cages}
        question="cages"
        label={QUESTION_LABELS.cages}
      />
      <TextField
        field={fields.address}
        label={QUESTION_LABELS.address}
        hint="Street, city, state and ZIP code, as in SAM.gov."
        autoComplete="street-address"
      />
      <TextField
        field={fields.employees}
        label={QUESTION_LABELS.employees}
        hint="About how many people work for you. It tells your prime how much help you may need."
        inputMode="numeric"
        width="s"
        optional
      />
    </SectionForm>
  );
}
