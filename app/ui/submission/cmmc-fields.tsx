import type { FieldMetadata } from "@conform-to/react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { AssessmentFields } from "./assessment-details.tsx";
import { CannotGive } from "./cannot-give.tsx";
import { OpenRequirements } from "./open-requirements.tsx";
import { QuestionHelp } from "./question-help.tsx";

/** The fields of a form, as its library hands them over. */
export type FieldsOf<T> = { [K in keyof T]: FieldMetadata<T[K]> };

type CmmcFieldsProps = { type: string; fields: FieldsOf<AssessmentFields> };

/** What a CMMC status says; Level 1 has neither score nor open requirements. */
export function CmmcFields({ type, fields }: CmmcFieldsProps) {
  const status = REQUIRED_STATUSES.find((one) => one === type);
  const isScored = status !== undefined && status !== "Level 1 (Self)";
  return (
    <div className="fields">
      {isScored && (
        <RadioGroup
          field={fields.cmmcStatus}
          label={QUESTION_LABELS.cmmcStatus}
          hint={<QuestionHelp question="cmmc-status" />}
          options={[
            { value: "Final", label: "Final" },
            { value: "Conditional", label: "Conditional" },
          ]}
          direction="row"
        />
      )}
      <TextField
        field={fields.cmmcStatusDate}
        label={QUESTION_LABELS.cmmcStatusDate}
        hint={<QuestionHelp question="cmmc-status-date" />}
        type="date"
      />
      <TextField
        field={fields.cmmcUid}
        label={QUESTION_LABELS.cmmcUid}
        hint={<QuestionHelp question="cmmc-uid" example="S200001234" />}
        mono
        width="m"
        autoCapitalize="characters"
      />
      <CannotGive
        field={fields.cmmcUidAnswer}
        about={fields.cmmcUid}
        question="cmmcUid"
        label={QUESTION_LABELS.cmmcUid}
      />
      {type === "Level 2 (C3PAO)" && (
        <TextField
          field={fields.cmmcAssessor}
          label={QUESTION_LABELS.cmmcAssessor}
          hint={<QuestionHelp question="c3pao-name" />}
        />
      )}
      {isScored && (
        <>
          <TextField
            field={fields.cmmcScore}
            label={QUESTION_LABELS.cmmcScore}
            hint={<QuestionHelp question="cmmc-score" example="110" />}
            width="s"
          />
          <div className="asked-if-conditional">
            <OpenRequirements
              field={fields.cmmcOpen}
              type={status}
              label="Requirements that are open, if the status is Conditional"
              hint={<QuestionHelp question="cmmc-open-requirements" />}
              optional
            />
          </div>
          <TextField
            field={fields.cmmcCloseOutOn}
            label="If a Conditional status was closed out, when were the results posted?"
            hint={<QuestionHelp question="close-out-posted-on" />}
            type="date"
            optional
          />
        </>
      )}
      <TextField
        field={fields.cmmcChangedOn}
        label="Has anything changed since the status date that affects compliance? If so, from which day?"
        hint={<QuestionHelp question="compliance-changed-on" isLevel1={!isScored} />}
        type="date"
        optional
      />
      <TextField
        field={fields.cmmcRevokedOn}
        label="Has DoD revoked the status, or has a DIBCAC result taken its place? If so, from which day?"
        hint={<QuestionHelp question="status-revoked-on" />}
        type="date"
        optional
      />
    </div>
  );
}
