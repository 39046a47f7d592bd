import type { PlanReviewOutcome } from "#app/domain/remediation/vocabulary.ts";
import { PLAN_REVIEW_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";

export type ShownReview = {
  id: string;
  outcome: PlanReviewOutcome;
  note: string;
  reviewedAt: string;
  /** who said so, with the prime where several are told apart */
  by: string;
};

/** What primes said of a plan, the newest first; nothing before anybody did. */
export function PlanReviews({ reviews }: { reviews: readonly ShownReview[] }) {
  if (reviews.length === 0) return null;
  return (
    <Timeline
      label="What was said of the plan"
      events={reviews.map(({ id, outcome, note, reviewedAt, by }) => ({
        id,
        when: <InstantText at={reviewedAt} />,
        title: note ? `${PLAN_REVIEW_WORDS[outcome]}: ${note}` : PLAN_REVIEW_WORDS[outcome],
        actor: by,
      }))}
    />
  );
}
