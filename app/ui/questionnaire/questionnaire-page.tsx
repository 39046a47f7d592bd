import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { AskedSection } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import {
  type FormerRound,
  listUnchangedReturns,
  openStateOf,
  type RoundProblem,
} from "#app/domain/questionnaire/next-round.ts";
import { type ResponseState, waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { Round, ToldReview } from "#app/domain/questionnaire/rounds.ts";
import type { DueClock } from "#app/domain/request/due-clock.ts";
import { paths } from "#app/paths.ts";
import { OnIt } from "#app/ui/assignment/on-it.tsx";
import type { ShownAssignment } from "#app/ui/assignment/shown-assignment.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { NextTask, type Task, TaskList } from "#app/ui/kit/task-list.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { OwnStateTag } from "#app/ui/request/questionnaire-card.tsx";
import { AnswerFilesAt } from "./answer-files.tsx";
import { AskedAnswers } from "./asked-answers.tsx";
import { SaidOfAnswer } from "./said-of-answer.tsx";

/** What of a sent questionnaire its pages show. */
export type ShownQuestionnaire = {
  id: string;
  primeName: string;
  sentByName: string;
  sentAt: string;
  title: string;
  purpose: string;
  minutes: number;
  asksSignature: boolean;
  version: number;
  dueOn: CalendarDate;
  /** by which clock that is */
  clock: DueClock;
  message: string;
};

export type QuestionnairePageProps = {
  organizationId: string;
  on: CalendarDate;
  questionnaire: ShownQuestionnaire;
  state: ResponseState;
  sections: readonly AskedSection[];
  answers: ContentAnswers;
  former: FormerRound;
  problems: readonly RoundProblem[];
  /** newest first */
  rounds: readonly Round[];
  /** who is on which part */
  assignments: readonly ShownAssignment[];
};

/** One questionnaire: who asks what and why, what is left to answer, and what became of it. */
export function QuestionnairePage(props: QuestionnairePageProps) {
  const { organizationId, questionnaire, state, problems } = props;
  const { id, title, purpose } = questionnaire;
  const { subcontractor } = paths;
  const isOpen = waitsForSupplier(state);
  const isReady = isOpen && problems.length === 0 && unchangedOf(props).length === 0;
  return (
    <Page
      title={title}
      breadcrumb={[{ label: "Requests", href: subcontractor.inbox(organizationId) }]}
      lead={purpose}
      action={
        isReady ? (
          <ButtonLink href={subcontractor.submitQuestionnaire(organizationId, id)}>
            {submitWords(questionnaire)}
          </ButtonLink>
        ) : (
          isOpen && <NextTask tasks={tasksOf(props)} isBegun={state !== "sent"} />
        )
      }
    >
      <StateNotice {...props} />
      <Block questionnaire={questionnaire} state={state} />
      {isOpen && questionnaire.message && (
        <Notice title={`${questionnaire.sentByName} writes`}>{questionnaire.message}</Notice>
      )}
      {isOpen && <Answering {...props} />}
      <AnswerFilesAt value={(fileId) => subcontractor.evidence(organizationId, fileId)}>
        <Rounds {...props} />
      </AnswerFilesAt>
    </Page>
  );
}

/** What was returned and says the same as before. */
function unchangedOf({ state, answers, former }: QuestionnairePageProps): string[] {
  return state === "returned" ? listUnchangedReturns(answers, former) : [];
}

/** What the last step is called. */
export function submitWords({ asksSignature }: ShownQuestionnaire): string {
  return asksSignature ? "Review and sign" : "Review and hand in";
}

function StateNotice({ questionnaire, state, rounds }: QuestionnairePageProps) {
  const { primeName } = questionnaire;
  const decision = rounds[0]?.decision;
  if (state === "withdrawn")
    return (
      <Notice title="This questionnaire was withdrawn">
        {primeName} does not ask for it any more. What you handed in stays as it was.
      </Notice>
    );
  if (state === "accepted")
    return (
      <Notice tone="success" title={`${primeName} accepted your answers`}>
        Nothing is left to do. {decision?.message}
      </Notice>
    );
  if (state === "returned")
    return (
      <Notice tone="warning" title={`${primeName} sent some answers back`}>
        Only these are asked again. All others stay as you handed them in. {decision?.message}
      </Notice>
    );
  if (state === "submitted" || state === "in-review")
    return (
      <Notice tone="success" title={`Handed in to ${primeName}`}>
        They read your answers now. You get a letter when they are accepted, or when one of them
        needs a change.
      </Notice>
    );
  return null;
}

type BlockProps = Pick<QuestionnairePageProps, "questionnaire" | "state">;

function Block({ questionnaire, state }: BlockProps) {
  const { title, primeName, sentByName, sentAt, dueOn, clock, version, minutes } = questionnaire;
  return (
    <TitleBlock
      label={title}
      cells={[
        { label: "Prime", value: primeName, wide: true },
        { label: "State", value: <OwnStateTag state={state} /> },
        {
          label: "Answer due",
          value: waitsForSupplier(state) ? (
            <Due dueOn={dueOn} {...clock} />
          ) : (
            <DateText on={dueOn} />
          ),
        },
        {
          label: "Sent",
          value: (
            <>
              <InstantText at={sentAt} /> by {sentByName}
            </>
          ),
          wide: true,
        },
        { label: "Version", value: version },
        { label: "Takes about", value: countWords(minutes, "minute") },
      ]}
    />
  );
}

function Answering(props: QuestionnairePageProps) {
  const { organizationId, questionnaire, problems } = props;
  const left = problems.length;
  const unchanged = unchangedOf(props).length;
  return (
    <Section title="Your answers" lead={sayLeft(left, unchanged)}>
      <TaskList label="Parts of the questionnaire" tasks={tasksOf(props)} />
      <p>
        <a href={paths.subcontractor.assignQuestionnaire(organizationId, questionnaire.id)}>
          Give a part or a question to a colleague
        </a>
        . They are invited by email where they have no account, and see that part alone.
      </p>
      {questionnaire.asksSignature && (
        <p>At the end your affirming official signs, with the code of the authenticator app.</p>
      )}
      {left === 0 && (
        <p>
          <ButtonLink
            look={unchanged > 0 ? "secondary" : "primary"}
            href={paths.subcontractor.submitQuestionnaire(organizationId, questionnaire.id)}
          >
            {unchanged > 0 ? "Hand in without a change" : submitWords(questionnaire)}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}

function sayLeft(left: number, unchanged: number): string {
  if (unchanged > 0)
    return `${countWords(unchanged, "returned answer")} ${unchanged === 1 ? "waits" : "wait"} for a change.`;
  if (left === 0) return "Everything is answered. Read it once more and hand it in.";
  return `${countWords(left, "question")} left. Each page is saved when you leave it by its button: you can stop at any time, and a colleague can do a part.`;
}

/** The parts in which something is asked. */
function tasksOf(props: QuestionnairePageProps): Task[] {
  return props.sections
    .filter(({ questions }) => questions.length > 0)
    .map((asked) => taskOf(asked, props));
}

function taskOf({ section, questions }: AskedSection, props: QuestionnairePageProps): Task {
  const { organizationId, questionnaire, answers, former, problems } = props;
  const unchanged = unchangedOf(props);
  const open = questions.filter(({ settledBy }) => settledBy === null);
  const states = open.map(({ question }) => openStateOf(question, former));
  const left = problems.filter((problem) => problem.section === section.id).length;
  const returned = open.filter(({ question }) => unchanged.includes(question.id)).length;
  const asked = states.filter((state) => state !== "unchanged").length;
  const isBegun = open.some(({ question }) => answers[question.id] !== undefined);
  return {
    id: section.id,
    title: section.title,
    href: paths.subcontractor.questionnairePart(organizationId, questionnaire.id, section.id),
    state: stateOf({ left, returned, isBegun }),
    hint: (
      <>
        <OnIt {...props} part={section.id} />
        <p>{hintOf({ asked, left, returned, open: open.length, of: questions.length })}</p>
      </>
    ),
  };
}

function stateOf(counts: { left: number; returned: number; isBegun: boolean }): Task["state"] {
  if (counts.returned > 0) return "returned";
  if (counts.left === 0) return "done";
  return counts.isBegun ? "in-progress" : "not-started";
}

type Counts = { asked: number; left: number; returned: number; open: number; of: number };

function hintOf({ asked, left, returned, open, of }: Counts): string {
  if (asked === 0) return open === 0 ? "Nothing to answer: it is known already" : "Unchanged";
  const known = of > open ? `, ${of - open} known already` : "";
  if (returned > 0) return `${countWords(returned, "answer")} returned`;
  return `${countWords(asked, "question")}${left > 0 ? `, ${left} left` : ""}${known}`;
}

/** What was handed in, the newest first, with what was said of it: the copy to keep. */
function Rounds({ questionnaire, rounds, sections }: QuestionnairePageProps) {
  return rounds.map((round, index) => (
    <Section
      key={round.id}
      title={
        rounds.length === 1 ? "What you handed in" : `What you handed in, round ${round.round}`
      }
      lead={
        <>
          {round.isSigned
            ? `Signed by ${round.submittedByName}, ${round.officialTitle}`
            : `Handed in by ${round.submittedByName}`}
          , <InstantText at={round.submittedAt} />. Print this page for your own files.
        </>
      }
    >
      {index === 0 ? (
        <AskedAnswers
          sections={sectionsAnswered(sections, round)}
          answers={round.answers}
          beside={({ id }) => (
            <SaidOfAnswer review={saidOf(round, id)} primeName={questionnaire.primeName} />
          )}
        />
      ) : (
        <Disclosure summary={`The answers of round ${round.round}`}>
          <AskedAnswers sections={sectionsAnswered(sections, round)} answers={round.answers} />
        </Disclosure>
      )}
      <Disclosure
        summary={round.isSigned ? "The words that were signed" : "The words of the statement"}
      >
        <Prose serif>
          {round.statement.split("\n\n").map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {round.message && <p>Added: {round.message}</p>}
        </Prose>
        <p>
          SHA-256: <Identifier>{round.statementHash}</Identifier>
        </p>
      </Disclosure>
    </Section>
  ));
}

function saidOf({ reviews, decision }: Round, id: string): ToldReview | null {
  return decision ? (reviews.find(({ question }) => question === id) ?? null) : null;
}

/** Of what stands now, what that round answered or what was known then. */
function sectionsAnswered(sections: readonly AskedSection[], { answers }: Round): AskedSection[] {
  return sections.map(({ section, questions }) => ({
    section,
    questions: questions.filter(({ question, settledBy }) => settledBy ?? answers[question.id]),
  }));
}
