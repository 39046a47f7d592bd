import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import type { RequestState } from "#app/domain/submission/prepare.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
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
  previousHref?: string;
  nextHref?: string;
};

/** Everything that primes ask of this organization: what waits first. */
export function InboxPage(props: InboxPageProps) {
  const { organizationId, organizationName, on, requests } = props;
  const waiting = requests
    .filter(({ isWithdrawn, state }) => !isWithdrawn && state !== "signed")
    .sort(byUrgency);
  const answered = requests.filter(({ isWithdrawn, state }) => !isWithdrawn && state === "signed");
  const unmet = answered.filter(({ fit }) => fit?.isMet === false).length;
  const withdrawn = requests.filter(({ isWithdrawn }) => isWithdrawn);
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
      {requests.length === 0 && (
        <EmptyState title="Nobody asks anything of you now">
          When a prime issues a flowdown to you, it appears here with what is required and by when,
          and you get a letter. You need not come back to look.
        </EmptyState>
      )}
      {waiting.length > 0 && <Section title="To answer">{list(waiting)}</Section>}
      {requests.length > 0 && waiting.length === 0 && (
        <EmptyState title="Everything that was asked is answered">
          {unmet === 0
            ? "Nothing waits for you."
            : `${countWords(unmet, "answer")} below ${unmet === 1 ? "does" : "do"} not meet what is required yet. Each says what closes the gap.`}
        </EmptyState>
      )}
      {answered.length > 0 && <Section title="Answered">{list(answered)}</Section>}
      {withdrawn.length > 0 && <Section title="Withdrawn">{list(withdrawn)}</Section>}
      <Pager
        previousHref={props.previousHref}
        nextHref={props.nextHref}
        label="Pages of requests"
      />
    </Page>
  );
}

/** What was returned first, then what is due first. */
function byUrgency(a: InboxRequest, b: InboxRequest): number {
  const isReturned = (request: InboxRequest) => (request.state === "returned" ? 0 : 1);
  return isReturned(a) - isReturned(b) || (a.dueOn < b.dueOn ? -1 : 1);
}
