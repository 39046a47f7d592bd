import { ANSWER_OUTCOME_WORDS } from "#app/domain/questionnaire/review.ts";
import type { ToldReview } from "#app/domain/questionnaire/rounds.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

type SaidOfAnswerProps = { review: ToldReview | null; primeName?: string };

/** What a reviewer said of one answer: nothing where nothing was said. */
export function SaidOfAnswer({ review, primeName }: SaidOfAnswerProps) {
  if (!review) return null;
  const { outcome, message, reviewedByName, reviewedAt } = review;
  return (
    <div className="said-of-answer">
      <p>
        <Tag look={outcome === "returned" ? "strong" : "quiet"}>
          {ANSWER_OUTCOME_WORDS[outcome]}
        </Tag>{" "}
        {reviewedByName}
        {primeName && ` of ${primeName}`}, <InstantText at={reviewedAt} />
      </p>
      {message && <blockquote>{message}</blockquote>}
    </div>
  );
}
