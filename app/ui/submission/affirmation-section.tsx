import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CannotGive } from "./cannot-give.tsx";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm } from "./section-form.tsx";

type Fields = {
  officialName: string;
  officialTitle: string;
  affirmedOn: string;
  affirmationAnswer: string;
};

/** Who affirmed in SPRS, and when. */
export function AffirmationSection(props: SectionFormProps) {
  const [form, fields] = useSectionForm<Fields>("affirmation", props);
  return (
    <SectionForm form={form}>
      <TextField
        field={fields.officialName}
        label={QUESTION_LABELS.officialName}
        hint={<QuestionHelp question="affirming-official" example="Dana Whitlock" />}
      />
      <TextField
        field={fields.officialTitle}
        label={QUESTION_LABELS.officialTitle}
        hint={<QuestionHelp question="affirming-title" example="President" />}
      />
      <TextField
        field={fields.affirmedOn}
        label={QUESTION_LABELS.affirmedOn}
        hint={<QuestionHelp question="affirmed-on" />}
        type="date"
      />
      <CannotGive
        field={fields.affirmationAnswer}
        about={fields.affirmedOn}
        question="affirmation"
        label={QUESTION_LABELS.affirmedOn}
      />
    </SectionForm>
  );
}
