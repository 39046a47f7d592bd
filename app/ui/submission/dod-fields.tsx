import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { AssessmentFields } from "./assessment-details.tsx";
import type { FieldsOf } from "./cmmc-fields.tsx";
import { OpenRequirements } from "./open-requirements.tsx";
import { QuestionHelp } from "./question-help.tsx";

/** What a NIST SP 800-171 DoD Assessment says. */
export function DodFields({ fields }: { fields: FieldsOf<AssessmentFields> }) {
  return (
    <div className="fields">
      <TextField
        field={fields.dodDate}
        label={QUESTION_LABELS.dodDate}
        hint={<QuestionHelp question="dod-date" />}
        type="date"
      />
      <TextField
        field={fields.dodScore}
        label={QUESTION_LABELS.dodScore}
        hint={<QuestionHelp question="dod-score" example="97" />}
        width="s"
      />
      <TextField
        field={fields.dodFullScoreOn}
        label={QUESTION_LABELS.dodFullScoreOn}
        hint={<QuestionHelp question="dod-full-score-on" />}
        type="date"
        optional
      />
      <OpenRequirements
        field={fields.dodOpen}
        type="NIST SP 800-171 Basic"
        label={QUESTION_LABELS.openRequirements}
        hint="Mark what your plan of action lists. Your prime does not need it to see your score, but a score that fits its list is easier to accept."
        optional
      />
      <TextField
        field={fields.dodChangedOn}
        label="Has anything changed since that date that the assessment no longer covers? If so, from which day?"
        hint={<QuestionHelp question="dod-changed-on" />}
        type="date"
        optional
      />
    </div>
  );
}
