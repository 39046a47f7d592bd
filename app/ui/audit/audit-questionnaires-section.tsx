import { type AskedSection, listAskedSections } from "#app/domain/questionnaire/asked-questions.ts";
import type { Round } from "#app/domain/questionnaire/rounds.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { AnswerFilesAt } from "#app/ui/questionnaire/answer-files.tsx";
import { AskedAnswers } from "#app/ui/questionnaire/asked-answers.tsx";
import { SaidOfAnswer } from "#app/ui/questionnaire/said-of-answer.tsx";
import { SettledWords } from "#app/ui/questionnaire/settled-words.tsx";

export type AuditQuestionnaire = {
  request: SentQuestionnaire;
  withdrawnAt: string | null;
  rounds: readonly Round[];
};

type AuditQuestionnairesSectionProps = {
  grantId: string;
  questionnaires: readonly AuditQuestionnaire[];
};

/** What the prime asked the subcontractor in questionnaires, what came back, and how it was decided. */
export function AuditQuestionnairesSection(props: AuditQuestionnairesSectionProps) {
  const { grantId, questionnaires } = props;
  return (
    <Section
      title="Questionnaires"
      id="questionnaires"
      lead="What the prime asked the subcontractor beside the rule: the questions as they were sent, the answers as they were handed in."
    >
      {questionnaires.length === 0 && <p>The prime sent the subcontractor no questionnaire.</p>}
      {questionnaires.map((one) => (
        <OneQuestionnaire key={one.request.id} grantId={grantId} {...one} />
      ))}
    </Section>
  );
}

type OneProps = AuditQuestionnaire & { grantId: string };

function OneQuestionnaire({ grantId, request, withdrawnAt, rounds }: OneProps) {
  const { id, content, version, sentAt, sentByName, dueOn, settled } = request;
  const [newest] = rounds;
  return (
    <>
      <h3>{content.title}</h3>
      <TitleBlock
        label={`How the questionnaire “${content.title}” was answered`}
        cells={[
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
          { label: "Answer due", value: <DateText on={dueOn} /> },
          {
            label: newest?.isSigned ? "Signed" : "Handed in",
            value: sayHandedIn(newest),
            wide: true,
          },
          { label: "Review", value: sayDecision(newest), wide: true },
          ...(withdrawnAt ? [{ label: "Withdrawn", value: <InstantText at={withdrawnAt} /> }] : []),
        ]}
      />
      <AnswerFilesAt value={(fileId) => paths.audit.answerFile(grantId, id, fileId)}>
        {newest ? (
          rounds.map((round) => (
            <Disclosure key={round.id} summary={`The answers of round ${round.round}`}>
              <RoundAnswers
                round={round}
                sections={listAskedSections(content, round.answers, settled)}
              />
            </Disclosure>
          ))
        ) : (
          <Disclosure summary="The questions">
            <Questions sections={listAskedSections(content, {}, settled)} />
          </Disclosure>
        )}
      </AnswerFilesAt>
    </>
  );
}

/** What was asked, where nothing was handed in yet. */
function Questions({ sections }: { sections: readonly AskedSection[] }) {
  return sections
    .filter(({ questions }) => questions.length > 0)
    .map(({ section, questions }) => (
      <div key={section.id}>
        <h4>{section.title}</h4>
        <ul>
          {questions.map(({ question, settledBy }) => (
            <li key={question.id}>
              {question.label}
              {settledBy && <SettledWords question={question} by={settledBy} />}
            </li>
          ))}
        </ul>
      </div>
    ));
}

function sayHandedIn(round: Round | undefined) {
  if (!round) return "Not yet";
  const { submittedAt, submittedByName, officialTitle } = round;
  return (
    <>
      <InstantText at={submittedAt} /> by {submittedByName}
      {officialTitle && `, ${officialTitle}`}
    </>
  );
}

function sayDecision(round: Round | undefined) {
  if (!round) return "Nothing to review yet";
  if (!round.decision) return "Not ended";
  const { outcome, decidedByName, decidedAt, message, dueOn } = round.decision;
  return (
    <>
      {outcome === "accepted" ? "Accepted" : "Returned"} by {decidedByName},{" "}
      <InstantText at={decidedAt} />
      {dueOn && (
        <>
          , changed answers due <DateText on={dueOn} />
        </>
      )}
      {message && `: “${message}”`}
    </>
  );
}

type RoundAnswersProps = { round: Round; sections: readonly AskedSection[] };

function RoundAnswers({ round, sections }: RoundAnswersProps) {
  return (
    <AskedAnswers
      sections={sections}
      answers={round.answers}
      beside={({ id }) => (
        <SaidOfAnswer review={round.reviews.find(({ question }) => question === id) ?? null} />
      )}
    />
  );
}
