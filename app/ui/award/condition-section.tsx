import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AwardException, ExceptionCondition } from "#app/domain/award/award.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type ConditionSectionProps = {
  exception: AwardException;
  mayFollow: boolean;
  lastResult?: SubmissionResult;
};

/** What the approver demanded in return, by when, and what became of it. */
export function ConditionSection({ exception, mayFollow, lastResult }: ConditionSectionProps) {
  const { conditions } = exception;
  if (conditions.length === 0) return null;
  return (
    <Section title="Conditions" id="conditions">
      {conditions.map((condition) => (
        <div key={condition.id}>
          <ConditionText condition={condition} />
          {mayFollow && !condition.outcome && (
            <ConditionForm condition={condition} lastResult={lastResult} />
          )}
        </div>
      ))}
    </Section>
  );
}

/** A condition with its day and what became of it. */
export function ConditionText({ condition }: { condition: ExceptionCondition }) {
  const { text, dueOn, isOverdue, outcome } = condition;
  return (
    <>
      <p>
        By <DateText on={dueOn} />: {text}{" "}
        <Tag look={isOverdue ? "accent" : "plain"}>{wordOf(condition)}</Tag>
      </p>
      {outcome && (
        <p className="written">
          {outcome.recordedByName}, <InstantText at={outcome.recordedAt} />: {outcome.note}
        </p>
      )}
    </>
  );
}

function wordOf({ outcome, isOverdue }: ExceptionCondition): string {
  if (outcome) return outcome.outcome === "met" ? "Met" : "Not met";
  return isOverdue ? "Overdue" : "To be met";
}

type ConditionFormProps = { condition: ExceptionCondition; lastResult?: SubmissionResult };

function ConditionForm({ condition, lastResult }: ConditionFormProps) {
  const [form, fields] = useForm<{ outcome?: string; note?: string }>({
    id: `condition-${condition.id}`,
    lastResult: resultOf(lastResult, condition.id, "conditionId"),
  });
  return (
    <Form form={form} hidden={{ intent: "condition", conditionId: condition.id }}>
      <RadioGroup
        field={fields.outcome}
        label="What became of it?"
        options={[
          { value: "met", label: "It was met" },
          { value: "not-met", label: "It was not met" },
        ]}
      />
      <TextArea field={fields.note} label="How it is known" rows={2} />
      <ButtonRow>
        <Button look="secondary">Record it</Button>
      </ButtonRow>
    </Form>
  );
}
