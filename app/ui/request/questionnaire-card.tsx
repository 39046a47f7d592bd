import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { type ResponseState, waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { DueClock } from "#app/domain/request/due-clock.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type InboxQuestionnaire = {
  id: string;
  primeName: string;
  title: string;
  purpose: string;
  dueOn: CalendarDate;
  /** by which clock that is */
  clock: DueClock;
  state: ResponseState;
  /** questions that are missing or wrong */
  open: number;
};

type QuestionnaireCardProps = {
  organizationId: string;
  questionnaire: InboxQuestionnaire;
};

/** One questionnaire: who asks, by when, how far it is, and the one thing to do. */
export function QuestionnaireCard({ organizationId, questionnaire }: QuestionnaireCardProps) {
  const { id, primeName, title, purpose, dueOn, clock, state, open } = questionnaire;
  const href = paths.subcontractor.questionnaire(organizationId, id);
  return (
    <li className="request-card">
      <div className="request-card__head">
        <h3>
          <a href={href}>{title}</a>
        </h3>
        <OwnStateTag state={state} />
      </div>
      <p className="request-card__work">{primeName} asks</p>
      <p>{purpose}</p>
      <div className="request-card__foot">
        {waitsForSupplier(state) ? (
          <>
            <p>
              Due <Due dueOn={dueOn} {...clock} />
              {state !== "sent" && open > 0 && `. ${countWords(open, "question")} open`}
            </p>
            <ButtonLink href={href} ariaLabel={`${ACTION_WORDS[state]}: ${title}, ${primeName}`}>
              {ACTION_WORDS[state]}
            </ButtonLink>
          </>
        ) : (
          <a href={href}>See what was answered</a>
        )}
      </div>
    </li>
  );
}

const OWN_WORDS: Record<ResponseState, string> = {
  sent: "Not started",
  started: "In progress",
  submitted: "Handed in",
  "in-review": "Handed in",
  returned: "Returned for a change",
  accepted: "Accepted",
  withdrawn: "Withdrawn",
};

const ACTION_WORDS: Record<ResponseState, string> = {
  sent: "Start",
  started: "Go on",
  returned: "Change it",
  submitted: "See it",
  "in-review": "See it",
  accepted: "See it",
  withdrawn: "See it",
};

/** How far it is, as the supplier is told. */
export function OwnStateTag({ state }: { state: ResponseState }) {
  const look = state === "returned" ? "strong" : waitsForSupplier(state) ? "accent" : "plain";
  return <Tag look={look}>{OWN_WORDS[state]}</Tag>;
}
