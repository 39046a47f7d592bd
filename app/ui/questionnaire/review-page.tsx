import type { SubmissionResult } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { waitsForPrime, waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { ReviewFile } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { AnswerFilesAt } from "./answer-files.tsx";
import { AskedAnswers } from "./asked-answers.tsx";
import { ResponseStateTag } from "./response-state-tag.tsx";
import { REVIEW_FORM, ReviewForm } from "./review-form.tsx";
import { SaidOfAnswer } from "./said-of-answer.tsx";

export type ReviewPageProps = ReviewFile & {
  organizationId: string;
  on: CalendarDate;
  /** by when returned answers are asked for again unless the reviewer says otherwise */
  returnDueOn: CalendarDate;
  mayReview: boolean;
  isSaved: boolean;
  lastResult?: SubmissionResult;
};

/** A questionnaire that was sent to one supplier: how far it is, what came back, and the review. */
export function ReviewPage(props: ReviewPageProps) {
  const { organizationId, request, supplierName, state, rounds, mayReview } = props;
  const { prime } = paths;
  const isToReview = waitsForPrime(state) && mayReview;
  const [newest] = rounds;
  const hrefOf = (fileId: string) => prime.answerFile(organizationId, request.id, fileId);
  return (
    <Page
      title={request.content.title}
      kicker={supplierName}
      refused={{ formId: REVIEW_FORM, result: props.lastResult }}
      breadcrumb={[
        { label: "Questionnaires", href: prime.questionnaires(organizationId) },
        { label: "Sent", href: prime.sentQuestionnaires(organizationId) },
      ]}
    >
      {props.isSaved && (
        <Notice tone="success" live title="Saved">
          The supplier reads nothing of it before you end the review.
        </Notice>
      )}
      <Block {...props} />
      <SettledNotice {...props} />
      {!newest && <Waiting {...props} />}
      <AnswerFilesAt value={hrefOf}>
        {newest && isToReview && <ReviewForm {...props} round={newest} />}
        {newest && !isToReview && <Answers {...props} />}
        {rounds.slice(1).map((round) => (
          <Section key={round.id} title={`Round ${round.round}, returned`}>
            <Disclosure summary="The answers, and what was said of them">
              <AskedAnswers
                sections={props.sections}
                answers={round.answers}
                beside={({ id }) => (
                  <SaidOfAnswer
                    review={round.reviews.find(({ question }) => question === id) ?? null}
                  />
                )}
              />
            </Disclosure>
          </Section>
        ))}
      </AnswerFilesAt>
      {newest && <Statement round={newest} />}
      {mayReview && state !== "accepted" && state !== "withdrawn" && <Withdraw {...props} />}
    </Page>
  );
}

function Block(props: ReviewPageProps) {
  const { organizationId, request, supplierName, state, on, rounds, answerDueOn: dueOn } = props;
  const { supplierId, sentAt, sentByName, version } = request;
  const [newest] = rounds;
  return (
    <TitleBlock
      label={request.content.title}
      cells={[
        {
          label: "Supplier",
          value: <a href={paths.prime.supplier(organizationId, supplierId)}>{supplierName}</a>,
          wide: true,
        },
        { label: "State", value: <ResponseStateTag state={state} /> },
        { label: "Version", value: version },
        {
          label: "Sent",
          value: (
            <>
              <InstantText at={sentAt} /> by {sentByName}
            </>
          ),
          wide: true,
        },
        {
          label: "Answer due",
          value: waitsForSupplier(state) ? <Due dueOn={dueOn} on={on} /> : <DateText on={dueOn} />,
        },
        {
          label: newest?.isSigned ? "Signed" : "Handed in",
          value: newest ? (
            <>
              <InstantText at={newest.submittedAt} /> by {newest.submittedByName}
              {newest.officialTitle && `, ${newest.officialTitle}`}
            </>
          ) : (
            "Not yet"
          ),
          wide: true,
        },
      ]}
    />
  );
}

function SettledNotice({ request: { settled } }: ReviewPageProps) {
  if (settled.length === 0) return null;
  return (
    <p className="quiet">
      {countWords(settled.length, "question")} {settled.length === 1 ? "was" : "were"} not asked: an
      accepted status or answer says it already.
    </p>
  );
}

function Waiting({ state, supplierName }: ReviewPageProps) {
  if (state === "withdrawn") return <Notice title="Withdrawn">Nothing was handed in.</Notice>;
  return (
    <Notice title={state === "started" ? "Started" : "Not started yet"}>
      {supplierName} {state === "started" ? "is answering" : "has not begun"}. You read the answers
      once they are handed in, not before.
    </Notice>
  );
}

/** The answers as they were decided, with what was said and noted. */
function Answers({ rounds, sections, notes }: ReviewPageProps) {
  const [newest] = rounds;
  if (!newest) return null;
  const { decision } = newest;
  return (
    <Section
      title="The answers"
      lead={
        decision && (
          <>
            {decision.outcome === "accepted" ? "Accepted" : "Returned"} by {decision.decidedByName},{" "}
            <InstantText at={decision.decidedAt} />.
            {decision.dueOn && (
              <>
                {" "}
                Asked for again by <DateText on={decision.dueOn} />.
              </>
            )}
            {decision.message && ` “${decision.message}”`}
          </>
        )
      }
    >
      <AskedAnswers
        sections={sections}
        answers={newest.answers}
        beside={({ id }) => (
          <>
            <SaidOfAnswer review={newest.reviews.find(({ question }) => question === id) ?? null} />
            {notes
              .filter(({ question }) => question === id)
              .map(({ text, notedByName, notedAt }) => (
                <p key={notedAt} className="quiet">
                  Note for your own people: {text} ({notedByName}, <InstantText at={notedAt} />)
                </p>
              ))}
          </>
        )}
      />
    </Section>
  );
}

function Statement({ round }: { round: ReviewPageProps["rounds"][number] }) {
  return (
    <Disclosure
      summary={round.isSigned ? "The words that were signed" : "The words of the statement"}
    >
      <Prose serif>
        {round.statement.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Prose>
      <p>
        SHA-256: <Identifier>{round.statementHash}</Identifier>
      </p>
    </Disclosure>
  );
}

function Withdraw({ organizationId, request, rounds, supplierName }: ReviewPageProps) {
  return (
    <Section
      title="Withdraw it"
      lead={`${supplierName} is then asked no more.${rounds.length > 0 ? " What was handed in stays." : ""}`}
    >
      <p>
        <a href={paths.prime.withdrawQuestionnaire(organizationId, request.id)}>
          Withdraw the questionnaire
        </a>
      </p>
    </Section>
  );
}
