import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { AnswerWords } from "./answer-words.tsx";

type ConflictNoticeProps = { standing: StandingAnswer; field: FieldLike };

/** What somebody else said of the same requirement meanwhile, and which of the two is meant. */
export function ConflictNotice({ standing, field }: ConflictNoticeProps) {
  const { answeredBy, answeredAt, answer } = standing;
  return (
    <Notice tone="warning" title={`${answeredBy} changed this after you opened it`}>
      <p>
        <InstantText at={answeredAt} />. Yours is not saved yet: it stands in the fields below.
      </p>
      <AnswerWords answer={answer} />
      <RadioGroup
        field={{ ...field, initialValue: field.initialValue ?? "mine" }}
        label="Which one do you keep?"
        options={[
          { value: "mine", label: "Mine, as it stands below" },
          { value: "theirs", label: `What ${answeredBy} said` },
        ]}
      />
    </Notice>
  );
}
