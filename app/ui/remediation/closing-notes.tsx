import {
  type Closing,
  type ClosingReview,
  type ClosingState,
  closingsOf,
} from "#app/domain/remediation/closing.ts";
import { CLOSING_WORDS, type ClosingOutcome } from "#app/domain/remediation/vocabulary.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";

export type ShownClosing = {
  id: string;
  outcome: ClosingOutcome;
  note: string;
  reviewedAt: string;
  /** who said so, with the prime where several are told apart */
  by: string;
  state: ClosingState;
};

/**
 * What was said last of the closing of an item, by each prime.
 *
 * @param reviews of any items, the newest first.
 * @param primeNameOf named beside who said so; absent where there is one prime.
 */
export function showClosings(
  item: Closing & { number: number },
  reviews: readonly ClosingReview[],
  primeNameOf?: (primeId: string) => string,
): ShownClosing[] {
  return closingsOf(item, reviews).map(({ review, state }) => ({
    ...showReview(review, primeNameOf),
    state,
  }));
}

/** One review as a page tells it. */
export function showReview(
  { id, primeId, outcome, note, reviewedAt, reviewedByName }: ClosingReview,
  primeNameOf?: (primeId: string) => string,
): Omit<ShownClosing, "state"> {
  const by = primeNameOf ? `${reviewedByName}, ${primeNameOf(primeId)}` : reviewedByName;
  return { id, outcome, note, reviewedAt, by };
}

/** What was said last of a closing; nothing before anybody did. */
export function ClosingNotes({ closings }: { closings: readonly ShownClosing[] }) {
  if (closings.length === 0) return null;
  return (
    <ul className="plan-item__files">
      {closings.map(({ id, outcome, note, reviewedAt, by, state }) => (
        <li key={id}>
          <strong>{CLOSING_WORDS[outcome]}</strong> <InstantText at={reviewedAt} />, {by}
          {note && `: ${note}`}
          {state === "changed-since" && (
            <>
              {" "}
              <Tag>Changed since</Tag>
            </>
          )}
          {state === "not-closed" && (
            <>
              {" "}
              <Tag>Open again</Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** All that was said of the closing of an item, the newest first. */
export function ClosingReviews({ reviews }: { reviews: readonly Omit<ShownClosing, "state">[] }) {
  return (
    <Timeline
      label="What was said of the closing"
      events={reviews.map(({ id, outcome, note, reviewedAt, by }) => ({
        id,
        when: <InstantText at={reviewedAt} />,
        title: note ? `${CLOSING_WORDS[outcome]}: ${note}` : CLOSING_WORDS[outcome],
        actor: by,
      }))}
    />
  );
}
