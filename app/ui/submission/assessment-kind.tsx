import { DOD_ASSESSMENTS, REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { OPEN_QUESTIONS } from "#app/domain/questionnaire/unanswered.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { PLAIN_STATUS } from "#app/ui/request/shown-request.ts";
import { QuestionHelp } from "./question-help.tsx";
import { type SectionFormProps, useSectionForm } from "./section-form.tsx";
import { SprsScreens } from "./sprs-screens.tsx";

type Fields = { cmmcType: string; dodType: string };

const DOD_WORDS: Record<(typeof DOD_ASSESSMENTS)[number], string> = {
  "NIST SP 800-171 Basic": "You scored yourself. SPRS shows confidence low.",
  "NIST SP 800-171 Medium":
    "DoD reviewed your plan and your own assessment. SPRS shows confidence medium.",
  "NIST SP 800-171 High": "DoD assessed you, with your evidence. SPRS shows confidence high.",
};

/** Which assessments there are: it decides what is asked next. */
export function AssessmentKind({ isLevel1, ...props }: SectionFormProps & { isLevel1: boolean }) {
  const [form, fields] = useSectionForm<Fields>("assessment", props);
  return (
    <Form form={form} action="?step=kind">
      <SprsScreens />
      <RadioGroup
        field={fields.cmmcType}
        label="Which CMMC status do you have?"
        hint="In SPRS, under CMMC Assessments. If you have only a score from earlier years, choose None yet here and the kind of score below."
        options={[
          ...REQUIRED_STATUSES.map((status) => ({
            value: status,
            label: status,
            description: PLAIN_STATUS[status],
          })),
          {
            value: "none",
            label: "None yet",
            description:
              "That is no mistake: say what you have, and your prime sees where you stand.",
          },
          {
            value: "unknown",
            label: "I do not know",
            description: `Next: ${OPEN_QUESTIONS.cmmcStatus.unknown.next}`,
          },
        ]}
      />
      <RadioGroup
        field={fields.dodType}
        label="Which NIST SP 800-171 DoD Assessment do you have?"
        hint={<QuestionHelp question="has-dod-assessment" isLevel1={isLevel1} />}
        options={[
          ...DOD_ASSESSMENTS.map((type) => ({
            value: type,
            label: type,
            description: DOD_WORDS[type],
          })),
          { value: "none", label: "None" },
          {
            value: "unknown",
            label: "I do not know",
            description: `Next: ${OPEN_QUESTIONS.dodAssessment.unknown.next}`,
          },
        ]}
      />
      <ButtonRow>
        <Button name="intent" value="kind">
          Save and continue
        </Button>
        <Button name="intent" value="kind-later" look="secondary">
          Save for later
        </Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
