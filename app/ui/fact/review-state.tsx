import {
  type ReviewOutcome,
  VERIFICATION_METHOD_NAMES,
  type VerificationMethod,
} from "#app/domain/fact/review.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** A check of a fact, as screens show it. */
export type ShownReview = {
  id: string;
  outcome: ReviewOutcome;
  method: VerificationMethod | null;
  note: string;
  reviewedAt: string;
  reviewedByName: string;
};

type ReviewStateProps = {
  /** The check that counts; null while nobody checked. */
  review: ShownReview | null;
  isSuperseded?: boolean;
};

/** How a fact stands with the prime, in a word. */
export function ReviewTag({ review, isSuperseded }: ReviewStateProps) {
  if (isSuperseded) return <Tag look="quiet">Corrected since</Tag>;
  if (!review) return <Tag look="accent">Awaiting review</Tag>;
  return review.outcome === "accepted" ? <Tag>Accepted</Tag> : <Tag look="strong">Returned</Tag>;
}

/** Who checked, when, how, and what they said. */
export function ReviewSentence({ review }: { review: ShownReview }) {
  const word = review.outcome === "accepted" ? "Accepted" : "Returned";
  return (
    <>
      {word} by {review.reviewedByName}, <InstantText at={review.reviewedAt} />.
      {review.method && ` ${VERIFICATION_METHOD_NAMES[review.method]}.`}
      {review.note && ` “${review.note}”`}
    </>
  );
}
