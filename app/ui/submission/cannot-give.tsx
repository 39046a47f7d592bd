import { OPEN_QUESTIONS, type OpenQuestion } from "#app/domain/questionnaire/unanswered.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { type FieldLike, initialChoices } from "#app/ui/kit/field-like.ts";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";

type CannotGiveProps = {
  field: FieldLike;
  /** the field that it stands in for: opened where that one is missing */
  about?: Pick<FieldLike, "errors">;
  question: OpenQuestion;
  label: string;
};

/** "I do not know" and "we have none", each with what to do next: an answer the prime can read. */
export function CannotGive({ field, about, question, label }: CannotGiveProps) {
  const { unknown, none } = OPEN_QUESTIONS[question];
  const chosen = initialChoices(field).find((value) => value !== "given");
  const isOpen = chosen !== undefined || Boolean(about?.errors?.length);
  return (
    <Disclosure summary={`I cannot give it: ${label}`} open={isOpen}>
      <RadioGroup
        field={{ ...pick(field), initialValue: chosen ?? "given" }}
        label={`Why can you not give it: ${label}?`}
        options={[
          { value: "given", label: "I gave it above" },
          { value: "unknown", label: `${unknown.says}`, description: `Next: ${unknown.next}` },
          { value: "none", label: `${none.says}`, description: `Next: ${none.next}` },
        ]}
      />
    </Disclosure>
  );
}

function pick({ id, name, errorId, errors }: FieldLike): FieldLike {
  return { id, name, errorId, errors };
}
