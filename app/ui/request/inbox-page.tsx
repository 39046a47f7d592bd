import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import type { RequestState } from "#app/domain/submission/prepare.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { type InboxQuestionnaire, QuestionnaireCard } from "./questionnaire-card.tsx";
import { RequestCard } from "./request-card.tsx";
import type { ShownRequest } from "./shown-request.ts";

export type InboxRequest = ShownRequest & {
  state: RequestState;
  done: number;
  sections: number;
  isReadyToSign: boolean;
  /** why the prime sent answers back */
  reasons: string[];
  /** how the answer stands to what is required; null while too little is answered */
  fit: Fit | null;
};

type InboxPageProps = {
  organizationId: string;
  organizationName: string;
  on: CalendarDate;
  requests: readonly InboxRequest[];
  questionnaires: readonly InboxQuestionnaire[];
  previousHref?: string;
  nextHref?: string;
};

/** Everything that primes ask of this organization: what waits first. */
export function InboxPage(props: InboxPageProps) {
  const { organizationId, organizationName, on, requests, questionnaires } = props;
  const waiting = requests
    .filter(({ isWithdrawn, state }) => !isWithdrawn && state !== "signed")
    .sort(byUrgency);
  const answered = requests.filter(({ isWithdrawn, state }) => !isWithdrawn && state === "signed");
  const unmet = answered.filter(({ fit }) => fit?.isMet === false).length;
  const withdrawn = requests.filter(({ isWithdrawn }) => isWithdrawn);
  const isNothing = requests.length === 0 && questionnaires.length === 0;
  const isOpen = questionnaires.some(({ state }) => waitsForSupplier(state));
  const list = (shown: readonly InboxRequest[]) => (
    <ul className="request-cards">
      {shown.map((request) => (
        <RequestCard key={request.id} organizationId={organizationId} on={on} request={request} />
      ))}
    </ul>
  );
  return (
    <Page
      title="Requests"
      lead={`What your customers ask ${organizationName} to show. Answer once: the next one starts from what you told before.`}
    >
      {isNothing && (
        <EmptyState title="Nobody asks anything of you now">
          When a prime issues a flowdown to you, it appears here with what is required and by when,
          and you get a letter. You need not come back to look.
        </EmptyState>
      )}
      {waiting.length > 0 && <Section title="To answer">{list(waiting)}</Section>}
      <QuestionnaireList {...props} waiting />
      {!isNothing && waiting.length === 0 && !isOpen && (
        <EmptyState title="Everything that was asked is answered">
          {unmet === 0
            ? "Nothing waits for you."
            : `${countWords(unmet, "answer")} below ${unmet === 1 ? "does" : "do"} not meet what is required yet. Each says what closes the gap.`}
        </EmptyState>
      )}
      {answered.length > 0 && <Section title="Answered">{list(answered)}</Section>}
      <QuestionnaireList {...props} waiting={false} />
      {withdrawn.length > 0 && <Section title="Withdrawn">{list(withdrawn)}</Section>}
      <Pager
        previousHref={props.previousHref}
        nextHref={props.nextHref}
        label="Pages of requests"
      />
    </Page>
  );
}

/** The questionnaires that wait for an answer, what was returned first; or those that do not. */
function QuestionnaireList({
  organizationId,
  on,
  questionnaires,
  waiting,
}: InboxPageProps & { waiting: boolean }) {
  const shown = questionnaires
    .filter(({ state }) => waitsForSupplier(state) === waiting)
    .sort((a, b) => Number(b.state === "returned") - Number(a.state === "returned"));
  if (shown.length === 0) return null;
  return (
    <Section title={waiting ? "Questionnaires to answer" : "Questionnaires answered"}>
      <ul className="request-cards">
        {shown.map((one) => (
          <QuestionnaireCard
            key={one.id}
            organizationId={organizationId}
            on={on}
            questionnaire={one}
          />
        ))}
      </ul>
    </Section>
  );
}

/** What was returned first, then what is due first. */
function byUrgency(a: InboxRequest, b: InboxRequest): number {
  const isReturned = (request: InboxRequest) => (request.state === "returned" ? 0 : 1);
  return isReturned(a) - isReturned(b) || (a.dueOn < b.dueOn ? -1 : 1);
}
