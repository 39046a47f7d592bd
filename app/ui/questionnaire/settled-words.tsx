import type { SettledBy } from "#app/domain/questionnaire/asked-questions.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";
import { AnswerWords } from "./answer-words.tsx";

type SettledWordsProps = { question: ContentQuestion; by: SettledBy };

/** Why a question need not be answered, and what is known already. */
export function SettledWords({ question, by }: SettledWordsProps) {
  if (by.kind === "status")
    return (
      <p>
        Not asked: the accepted {by.status} of <DateText on={by.statusDate} /> says it.
      </p>
    );
  return (
    <>
      <AnswerWords question={question} answer={by.answer} />
      <p>
        Unchanged: answered on <DateText on={by.submittedOn} /> and accepted.
      </p>
    </>
  );
}
