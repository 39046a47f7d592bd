import type { SubmissionResult } from "@conform-to/react";
import { fieldOfQuestion } from "#app/domain/questionnaire/answers-form.ts";
import type { AskedQuestion } from "#app/domain/questionnaire/asked-questions.ts";
import { isSameContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { AnswerWords } from "./answer-words.tsx";
import type { ReviewPageProps } from "./review-page.tsx";
import { SaidOfAnswer } from "./said-of-answer.tsx";
import { SettledWords } from "./settled-words.tsx";

export const REVIEW_FORM = "review";

type Round = ReviewPageProps["rounds"][number];
type ReviewFormProps = ReviewPageProps & { round: Round };

/** The review of all answers: of each an outcome, a message to the supplier and a note for the house. */
export function ReviewForm(props: ReviewFormProps) {
  const { sections, round, lastResult, supplierName, returnDueOn } = props;
  const message = fieldOf("message", "", lastResult);
  return (
    <>
      {round.message && <Notice title={`${supplierName} adds`}>{round.message}</Notice>}
      <Form id={REVIEW_FORM} hidden={{ responseId: round.id }}>
        {sections
          .filter(({ questions }) => questions.length > 0)
          .map(({ section, questions }) => (
            <Section key={section.id} title={section.title}>
              <div className="questions">
                {questions.map((asked) => (
                  <AnswerReview key={asked.question.id} asked={asked} {...props} />
                ))}
              </div>
            </Section>
          ))}
        <Section
          title="End the review"
          lead={`An answer that you say nothing of is accepted with the rest. ${supplierName} reads your messages when you end it, never your notes.`}
        >
          <TextArea
            field={message}
            label={`To ${supplierName}, about all of it`}
            optional
            rows={3}
          />
          <TextField
            field={fieldOf("dueOn", returnDueOn, lastResult)}
            label="Changed answers due"
            hint={`By when ${supplierName} hands in again what you send back. Not needed to accept.`}
            type="date"
          />
          <ButtonRow>
            <Button name="intent" value="accepted">
              Accept all answers
            </Button>
            <Button name="intent" value="returned" look="secondary">
              Send back what is returned
            </Button>
            <Button name="intent" value="save" look="quiet">
              Save, and go on later
            </Button>
          </ButtonRow>
        </Section>
      </Form>
    </>
  );
}

type AnswerReviewProps = ReviewFormProps & { asked: AskedQuestion };

function AnswerReview({ asked, ...props }: AnswerReviewProps) {
  const { round, rounds, lastResult, notes } = props;
  const { question, settledBy } = asked;
  if (settledBy)
    return (
      <div className="question">
        <p className="field__label">{question.label}</p>
        <SettledWords question={question} by={settledBy} />
      </div>
    );
  const { id } = question;
  const said = round.reviews.find((review) => review.question === id);
  const note = notes.findLast((one) => one.question === id);
  const name = (part: string) => `answers.${fieldOfQuestion(id)}.${part}`;
  const isReturned = said?.outcome === "returned";
  return (
    <div className="question">
      <p className="field__label">{question.label}</p>
      <AnswerWords question={question} answer={round.answers[id]} />
      <Before question={question} round={round} former={rounds[1]} />
      <Disclosure
        summary={said ? "Change what you said of it" : "Return it, or comment"}
        open={isReturned || hasErrors(lastResult, id)}
      >
        <RadioGroup
          field={fieldOf(name("outcome"), said?.outcome ?? "", lastResult)}
          label="This answer"
          direction="row"
          options={[
            { value: "accepted", label: "Accept" },
            { value: "returned", label: "Return" },
            { value: "comment", label: "Comment only" },
          ]}
        />
        <TextArea
          field={fieldOf(name("message"), said?.message ?? "", lastResult)}
          label="Message to the supplier"
          hint="What to change, or what you want to say. It reads this."
          optional
          rows={2}
        />
        <TextArea
          field={fieldOf(name("note"), note?.text ?? "", lastResult)}
          label="Note for your own people"
          hint="The supplier never reads this."
          optional
          rows={2}
        />
      </Disclosure>
    </div>
  );
}

type BeforeProps = { question: AskedQuestion["question"]; round: Round; former: Round | undefined };

/** What was answered in the round before, where this one differs, and what was said of it then. */
function Before({ question, round, former }: BeforeProps) {
  if (!former) return null;
  const { id } = question;
  const review = former.reviews.find((one) => one.question === id) ?? null;
  if (isSameContentAnswer(round.answers[id], former.answers[id]))
    return (
      <>
        <p>
          <Tag look="quiet">Unchanged</Tag>
        </p>
        {review?.outcome === "returned" && <SaidOfAnswer review={review} />}
      </>
    );
  return (
    <div className="said-of-answer">
      <p className="quiet">Before:</p>
      <AnswerWords question={question} answer={former.answers[id]} />
      <SaidOfAnswer review={review} />
    </div>
  );
}

function hasErrors(result: SubmissionResult | undefined, id: string): boolean {
  const prefix = `answers.${fieldOfQuestion(id)}.`;
  return Object.keys(result?.error ?? {}).some((name) => name.startsWith(prefix));
}

/** What was typed last, else what stands. */
function fieldOf(name: string, standing: string, result: SubmissionResult | undefined): FieldLike {
  const typed = result?.initialValue ? typedAt(result.initialValue, name.split(".")) : undefined;
  return {
    id: `${REVIEW_FORM}-${name}`,
    name,
    initialValue: result?.initialValue ? typed : standing,
    errors: result?.error?.[name] ?? undefined,
  };
}

function typedAt(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return typedAt((value as Record<string, unknown>)[first], rest);
}
