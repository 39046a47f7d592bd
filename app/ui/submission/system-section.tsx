import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CannotGive } from "./cannot-give.tsx";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm } from "./section-form.tsx";

type Fields = {
  name: string;
  description: string;
  cages: string;
  systemCagesAnswer: string;
  planName: string;
  planVersion: string;
  planDate: string;
  planAnswer: string;
  externalServiceProviders: string;
};

type SystemSectionProps = SectionFormProps & {
  /** whether the required status asks for a system security plan */
  needsPlan: boolean;
  /** where the prime plans the work to be done */
  performingCages: readonly string[];
  primeName: string;
};

/** The computers, networks and cloud services that hold what the prime sends. */
export function SystemSection({
  needsPlan,
  performingCages,
  primeName,
  ...props
}: SystemSectionProps) {
  const [form, fields] = useSectionForm<Fields>("system", props);
  const { systemLineageId } = props.values;
  const optional = needsPlan ? undefined : true;
  return (
    <SectionForm
      form={form}
      hidden={typeof systemLineageId === "string" ? { systemLineageId } : undefined}
    >
      <TextField
        field={fields.name}
        label={QUESTION_LABELS.systemName}
        hint={<QuestionHelp question="system-name" example="CUI enclave" />}
      />
      <TextArea
        field={fields.description}
        label={QUESTION_LABELS.systemDescription}
        hint="In a sentence or two: how many computers, where they stand, which cloud services. No details that would help an attacker."
        rows={3}
        optional
      />
      <TextField
        field={fields.cages}
        label={QUESTION_LABELS.systemCages}
        hint={
          <>
            {performingCages.length > 0 && (
              <p>
                <strong>
                  {primeName} plans the work at CAGE {performingCages.join(", ")}
                </strong>
                : the system must cover it.
              </p>
            )}
            <QuestionHelp question="system-cages" example="1ABC5" />
          </>
        }
        mono
        autoCapitalize="characters"
      />
      <CannotGive
        field={fields.systemCagesAnswer}
        question="systemCages"
        label={QUESTION_LABELS.systemCages}
      />
      <TextField
        field={fields.planName}
        label={QUESTION_LABELS.planName}
        hint={<QuestionHelp question="plan-name" example="System Security Plan, CUI enclave" />}
        optional={optional}
      />
      <TextField
        field={fields.planVersion}
        label={QUESTION_LABELS.planVersion}
        hint={<QuestionHelp question="plan-version" example="3.1" />}
        width="m"
        optional={optional}
      />
      <TextField
        field={fields.planDate}
        label={QUESTION_LABELS.planDate}
        hint={<QuestionHelp question="plan-date" />}
        type="date"
        optional={optional}
      />
      {needsPlan && (
        <CannotGive field={fields.planAnswer} question="plan" label="System security plan" />
      )}
      <TextArea
        field={fields.externalServiceProviders}
        label={QUESTION_LABELS.externalServiceProviders}
        hint={<QuestionHelp question="external-providers" />}
        rows={3}
        optional
      />
    </SectionForm>
  );
}
