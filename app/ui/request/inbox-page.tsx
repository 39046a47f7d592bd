import { countWords } from "#app/domain/kernel/count-words.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import type { RequestState } from "#app/domain/submission/prepare.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
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
  requests: readonly InboxRequest[];
  questionnaires: readonly InboxQuestionnaire[];
  /** how many parts the reader is to answer, and how many somebody is on */
  assigned: { own: number; all: number };
  /** whose answer says that information is passed on, and of which the prime was told nothing */
  untold: readonly { subcontractId: string; primeName: string; number: string }[];
  firstHref?: string;
  nextHref?: string;
};

/** Everything that primes ask of this organization: what waits first. */
export function InboxPage(props: InboxPageProps) {
  const { organizationId, organizationName, requests, questionnaires } = props;
  const waiting = requests
    .filter(({ isWithdrawn, state }) => !isWithdrawn && state !== "signed")
    .sort(byUrgency);
  const answered = requests.filter(({ isWithdrawn, state }) => !isWithdrawn && state === "signed");
  const unmet = answered.filter(({ fit }) => fit?.isMet === false).length;
  const withdrawn = requests.filter(({ isWithdrawn }) => isWithdrawn);
  const isNothing = requests.length === 0 && questionnaires.length === 0;
  const isWhole = !props.firstHref && !props.nextHref;
  const isOpen = questionnaires.some(({ state }) => waitsForSupplier(state));
  const list = (shown: readonly InboxRequest[]) => (
    <ul className="request-cards">
      {shown.map((request) => (
        <RequestCard key={request.id} organizationId={organizationId} request={request} />
      ))}
    </ul>
  );
  return (
    <Page
      title="Requests"
      lead={`What your customers ask ${organizationName} to show. Answer once: the next one starts from what you told before.`}
    >
      {isNothing && isWhole && (
        <EmptyState title="Nobody asks anything of you now">
          When a prime issues a flowdown to you, it appears here with what is required and by when,
          and you get a letter. You need not come back to look.
        </EmptyState>
      )}
      <Assigned organizationId={organizationId} assigned={props.assigned} />
      <Untold organizationId={organizationId} untold={props.untold} />
      {waiting.length > 0 && <Section title="To answer">{list(waiting)}</Section>}
      <QuestionnaireList {...props} waiting />
      {!isNothing && waiting.length === 0 && !isOpen && (
        <EmptyState
          title={
            isWhole
              ? "Everything that was asked is answered"
              : "Everything on this page is answered"
          }
        >
          {unmet === 0
            ? isWhole
              ? "Nothing waits for you."
              : "Something may wait on another page."
            : `${countWords(unmet, "answer")} below ${unmet === 1 ? "does" : "do"} not meet what is required yet. Each says what closes the gap.`}
        </EmptyState>
      )}
      {answered.length > 0 && <Section title="Answered">{list(answered)}</Section>}
      <QuestionnaireList {...props} waiting={false} />
      {withdrawn.length > 0 && <Section title="Withdrawn">{list(withdrawn)}</Section>}
      <Pager firstHref={props.firstHref} nextHref={props.nextHref} label="Pages of requests" />
    </Page>
  );
}

/** What a colleague gave to the reader, and the way to who is on what. */
function Assigned({
  organizationId,
  assigned,
}: Pick<InboxPageProps, "organizationId" | "assigned">) {
  const { own, all } = assigned;
  if (all === 0) return null;
  const href = paths.subcontractor.assignments(organizationId);
  if (own === 0)
    return (
      <p>
        <a href={href}>See who answers what</a>: {countWords(all, "part")} with somebody on it.
      </p>
    );
  return (
    <Notice
      title={`${countWords(own, "part")} to answer ${own === 1 ? "is" : "are"} assigned to you`}
      action={<a href={href}>See what is assigned to you</a>}
    />
  );
}

/** Where the answer says that information is passed on, and the prime was not told to whom. */
function Untold({ organizationId, untold }: Pick<InboxPageProps, "organizationId" | "untold">) {
  if (untold.length === 0) return null;
  const { subcontractor } = paths;
  return (
    <Notice
      title="You pass information on, and your prime was not told how your own subcontractors stand"
      action={<a href={subcontractor.lowerTiers(organizationId)}>See your own subcontractors</a>}
    >
      <ul className="plain-list">
        {untold.map(({ subcontractId, primeName, number }) => (
          <li key={subcontractId}>
            <a href={subcontractor.lowerTier(organizationId, subcontractId)}>
              {number} of {primeName}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The questionnaires that wait for an answer, what was returned first; or those that do not. */
function QuestionnaireList({
  organizationId,
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
          <QuestionnaireCard key={one.id} organizationId={organizationId} questionnaire={one} />
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
