import type { SubmissionResult } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { AskedQuestion, AskedSection } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import type { EarlierAnswer } from "#app/domain/questionnaire/earlier-answers.ts";
import { type FormerRound, openStateOf } from "#app/domain/questionnaire/next-round.ts";
import type { ToldReview } from "#app/domain/questionnaire/rounds.ts";
import type { StandingContentAnswer } from "#app/domain/questionnaire/settle-answers.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { StepProgress } from "#app/ui/kit/step-progress.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";
import { AnswerFilesAt } from "./answer-files.tsx";
import { AnswerWords } from "./answer-words.tsx";
import { QuestionField } from "./question-field.tsx";
import { QUESTIONS_FORM, questionsFormOf } from "./question-fields.ts";
import type { ShownQuestionnaire } from "./questionnaire-page.tsx";
import { SaidOfAnswer } from "./said-of-answer.tsx";
import { SettledWords } from "./settled-words.tsx";

export type PartPageProps = {
  organizationId: string;
  /** where a reader goes on who sees nothing but this part; null for everybody else */
  assignmentHref: string | null;
  questionnaire: ShownQuestionnaire;
  part: AskedSection;
  step: number;
  of: number;
  standing: readonly StandingContentAnswer[];
  former: FormerRound;
  /** what was answered before to what stands without an answer */
  earlier: readonly EarlierAnswer[];
  /** what the reviewer said of the answers of the last round */
  reviews: readonly ToldReview[];
  /** questions that the last save opened */
  opened: readonly string[];
  /** how many answers were saved just now; null when nothing was */
  saved: number | null;
  conflicts: readonly StandingContentAnswer[];
  /** whether it is one question, given as a part of its own */
  isOneQuestion: boolean;
  result?: SubmissionResult;
};

/** One part of a questionnaire to answer. */
export function PartPage(props: PartPageProps) {
  const { organizationId, questionnaire, part, conflicts, opened, earlier, result } = props;
  const { assignmentHref } = props;
  const { section, questions } = part;
  const { subcontractor } = paths;
  const hrefOf = assignmentHref
    ? null
    : (fileId: string) => subcontractor.evidence(organizationId, fileId);
  return (
    <Page
      title={section.title}
      lead={section.intro || undefined}
      refused={{ formId: QUESTIONS_FORM, result }}
      breadcrumb={
        assignmentHref
          ? [
              { label: "Assigned to you", href: subcontractor.assignments(organizationId) },
              { label: questionnaire.title, href: assignmentHref },
            ]
          : [
              { label: "Requests", href: subcontractor.inbox(organizationId) },
              {
                label: questionnaire.title,
                href: subcontractor.questionnaire(organizationId, questionnaire.id),
              },
            ]
      }
    >
      {!assignmentHref && !props.isOneQuestion && <StepProgress step={props.step} of={props.of} />}
      <Saved {...props} />
      {conflicts.length > 0 && (
        <Notice tone="warning" title="A colleague answered at the same time" live>
          {countWords(conflicts.length, "answer")} below {conflicts.length === 1 ? "was" : "were"}{" "}
          changed after you opened this page. Nothing is lost: choose which one to keep, and save
          again. All your other answers are saved.
        </Notice>
      )}
      {opened.length > 0 && (
        <Notice title="Your answers lead to more questions" live>
          {countWords(opened.length, "question")} below {opened.length === 1 ? "is" : "are"} marked
          as new.
        </Notice>
      )}
      {earlier.length > 0 && (
        <Notice title="You answered some of this before">
          {countWords(earlier.length, "question")} below {earlier.length === 1 ? "has" : "have"} an
          earlier answer, with its date. If they are all still true, press “Use the earlier answers”
          at the end of this page: what you typed stays.
        </Notice>
      )}
      <p className="quiet">Never enter CUI here: no drawing data and no text that is marked.</p>
      <AnswerFilesAt value={hrefOf}>
        <Form form={questionsFormOf(result)}>
          {/* The first button of a form is what the Enter key presses. */}
          <button type="submit" hidden name="intent" value="continue" />
          <div className="questions">
            {questions.map((asked) => (
              <Asked key={asked.question.id} asked={asked} {...props} />
            ))}
          </div>
          <ButtonRow>
            <Button name="intent" value="continue">
              Save and continue
            </Button>
            <Button name="intent" value="later" look="secondary">
              Save and go on later
            </Button>
            {earlier.length > 0 && (
              <Button name="intent" value="reuse" look="quiet">
                Use the earlier answers
              </Button>
            )}
          </ButtonRow>
        </Form>
      </AnswerFilesAt>
    </Page>
  );
}

function Saved({ saved }: PartPageProps) {
  if (saved === null) return null;
  return (
    <p className="quiet" role="status">
      {saved === 0 ? "Nothing was changed." : `${countWords(saved, "answer")} saved.`}
    </p>
  );
}

type AskedProps = PartPageProps & { asked: AskedQuestion };

function Asked({ asked: { question, settledBy }, ...props }: AskedProps) {
  const { former, reviews, standing, conflicts, opened, earlier, result, questionnaire } = props;
  const answers: ContentAnswers = Object.fromEntries(
    standing.map((one) => [one.question, one.answer]),
  );
  if (settledBy)
    return (
      <div className="question">
        <p className="field__label">{question.label}</p>
        <SettledWords question={question} by={settledBy} />
      </div>
    );
  const state = openStateOf(question, former);
  if (state === "unchanged")
    return (
      <div className="question">
        <p className="field__label">{question.label}</p>
        <AnswerWords question={question} answer={answers[question.id]} />
        <p>
          <Tag look="quiet">Unchanged</Tag>
        </p>
      </div>
    );
  const review = reviews.find((one) => one.question === question.id) ?? null;
  return (
    <QuestionField
      question={question}
      standing={standing.find((one) => one.question === question.id)}
      result={result}
      conflict={conflicts.find((one) => one.question === question.id) ?? null}
      mayAddFiles
    >
      {state === "returned" && (
        <Notice tone="warning" title={`${questionnaire.primeName} returned this answer`}>
          <SaidOfAnswer review={review} />
        </Notice>
      )}
      {opened.includes(question.id) && <Tag look="accent">New</Tag>}
      <Earlier question={question} earlier={earlier} />
    </QuestionField>
  );
}

type EarlierProps = Pick<PartPageProps, "earlier"> & { question: ContentQuestion };

/** What was answered to the same question before, to whom and when. */
function Earlier({ question, earlier }: EarlierProps) {
  const found = earlier.find((one) => one.question === question.id);
  if (!found) return null;
  return (
    <div className="said-of-answer">
      <p className="quiet">
        Earlier answer, to {found.primeName} on <DateText on={found.submittedOn} />:
      </p>
      <AnswerWords question={question} answer={found.answer} />
    </div>
  );
}
