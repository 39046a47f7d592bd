import type { ReactNode } from "react";
import type { AskedQuestion, AskedSection } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";
import { AnswerWords } from "./answer-words.tsx";
import { SettledWords } from "./settled-words.tsx";

type AskedAnswersProps = {
  sections: readonly AskedSection[];
  answers: ContentAnswers;
  /** what stands under an answer: what was said of it */
  beside?: (question: ContentQuestion) => ReactNode;
  action?: (section: AskedSection) => ReactNode;
};

/** Every question that stands with its answer, section by section. */
export function AskedAnswers({ sections, answers, beside, action }: AskedAnswersProps) {
  return sections
    .filter(({ questions }) => questions.length > 0)
    .map((asked) => (
      <Section
        key={asked.section.id}
        level={3}
        title={asked.section.title}
        action={action?.(asked)}
      >
        <DefinitionList
          items={asked.questions.map((one) => ({
            term: one.question.label,
            value: <AskedAnswer asked={one} answers={answers} beside={beside} />,
          }))}
        />
      </Section>
    ));
}

type AskedAnswerProps = {
  asked: AskedQuestion;
  answers: ContentAnswers;
  beside?: (question: ContentQuestion) => ReactNode;
};

function AskedAnswer({ asked: { question, settledBy }, answers, beside }: AskedAnswerProps) {
  if (settledBy) return <SettledWords question={question} by={settledBy} />;
  return (
    <>
      <AnswerWords question={question} answer={answers[question.id]} />
      {beside?.(question)}
    </>
  );
}
