import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { CannotGive } from "./cannot-give.tsx";
import type { FieldsOf } from "./cmmc-fields.tsx";
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

type PlanFieldsProps = { fields: FieldsOf<Fields>; isLevel1: boolean };

type SystemSectionProps = SectionFormProps & {
  /** Level 1 (Self) is required: it asks for no system security plan */
  isLevel1: boolean;
  /** where the prime plans the work to be done */
  performingCages: readonly string[];
  primeName: string;
};

/** The computers, networks and cloud services that hold what the prime sends. */
export function SystemSection({
  isLevel1,
  performingCages,
  primeName,
  ...props
}: SystemSectionProps) {
  const [form, fields] = useSectionForm<Fields>("system", props);
  const { systemLineageId } = props.values;
  return (
    <SectionForm
      form={form}
      hidden={typeof systemLineageId === "string" ? { systemLineageId } : undefined}
    >
      <TextField
        field={fields.name}
        label={QUESTION_LABELS.systemName}
        hint={
          <QuestionHelp
            question="system-name"
            example={isLevel1 ? "Office network" : "CUI enclave"}
            isLevel1={isLevel1}
          />
        }
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
            <QuestionHelp question="system-cages" example="1ABC5" isLevel1={isLevel1} />
          </>
        }
        mono
        autoCapitalize="characters"
      />
      <CannotGive
        field={fields.systemCagesAnswer}
        about={fields.cages}
        question="systemCages"
        label={QUESTION_LABELS.systemCages}
      />
      <PlanFields fields={fields} isLevel1={isLevel1} />
      <TextArea
        field={fields.externalServiceProviders}
        label={QUESTION_LABELS.externalServiceProviders}
        hint={<QuestionHelp question="external-providers" isLevel1={isLevel1} />}
        rows={3}
        optional
      />
    </SectionForm>
  );
}

/** The system security plan; at Level 1, which asks for none, it is there to open. */
function PlanFields({ fields, isLevel1 }: PlanFieldsProps) {
  const { planName, planVersion, planDate } = fields;
  const optional = isLevel1 ? true : undefined;
  const asked = (
    <>
      <TextField
        field={planName}
        label={QUESTION_LABELS.planName}
        hint={
          <QuestionHelp
            question="plan-name"
            example="System Security Plan, CUI enclave"
            isLevel1={isLevel1}
          />
        }
        optional={optional}
      />
      <TextField
        field={planVersion}
        label={QUESTION_LABELS.planVersion}
        hint={<QuestionHelp question="plan-version" example="3.1" isLevel1={isLevel1} />}
        width="m"
        optional={optional}
      />
      <TextField
        field={planDate}
        label={QUESTION_LABELS.planDate}
        hint={<QuestionHelp question="plan-date" isLevel1={isLevel1} />}
        type="date"
        optional={optional}
      />
    </>
  );
  if (!isLevel1)
    return (
      <>
        {asked}
        <CannotGive
          field={fields.planAnswer}
          about={planName}
          question="plan"
          label="System security plan"
        />
      </>
    );
  const isTold = [planName, planVersion, planDate].some(
    ({ initialValue, errors }) => Boolean(initialValue) || Boolean(errors?.length),
  );
  return (
    <Disclosure
      summary="A system security plan, if you have one: Level 1 asks for none"
      open={isTold}
    >
      <div className="fields">{asked}</div>
    </Disclosure>
  );
}
