import type { SubmissionResult } from "@conform-to/react";
import type { Contradiction } from "#app/domain/contradiction/types.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import type { FactChange } from "#app/domain/fact/rows.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { paths } from "#app/paths.ts";
import { EvidenceList } from "#app/ui/fact/evidence-list.tsx";
import { FactContent } from "#app/ui/fact/fact-content.tsx";
import { ReviewSentence, ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { type ShownEnding, StatusEndings } from "#app/ui/fact/status-endings.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { SideBySide } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ShowingsSection } from "#app/ui/showing/showings-section.tsx";
import { ContradictionNotice } from "./contradiction-notice.tsx";
import { FormerVersion } from "./former-version.tsx";
import { ReviewForms } from "./review-forms.tsx";
import { type ShownVerdicts, VerdictPreview } from "./verdict-preview.tsx";

export type ReviewPageProps = {
  organizationId: string;
  supplier: { id: string; legalName: string };
  fact: Fact & { sharedAt: string; submissionId: string };
  reviews: readonly ShownReview[];
  /** who gets a letter when it is returned, by name and address */
  readers: readonly { name: string; email: string }[];
  supersededById: string | null;
  former: Fact | null;
  formerReview: ShownReview | null;
  changes: readonly FactChange[];
  related: readonly Fact[];
  contradictions: readonly Contradiction[];
  verdicts: readonly ShownVerdicts[];
  /** what else nobody has looked at, by name */
  unreviewed: readonly string[];
  /** that the assessment stopped counting, as the prime learned it */
  endings: readonly ShownEnding[];
  /** what the prime had recorded of the same kind itself */
  showings: readonly Showing[];
  /** files beside it that were disposed of */
  disposals: readonly Disposal[];
  /** what was done just before with another fact, which this page does not show */
  done: { notice: string; fact: { id: string; name: string; says: string } | null } | null;
  mayReview: boolean;
  /** what a review is made on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** One fact beside its evidence, with everything to judge it by. */
export function ReviewPage(props: ReviewPageProps) {
  const { organizationId, supplier, fact, reviews, supersededById, done, mayReview } = props;
  const { prime } = paths;
  return (
    <Page
      kicker={`Fact stated by ${supplier.legalName}`}
      title={FACT_KIND_NAMES[fact.kind]}
      breadcrumb={[
        { label: "Reviews", href: prime.reviews(organizationId) },
        { label: supplier.legalName, href: prime.supplier(organizationId, supplier.id) },
      ]}
      lead={
        <>
          {summarizeFact(fact)}{" "}
          <ReviewTag review={reviews[0] ?? null} isSuperseded={supersededById !== null} />
        </>
      }
    >
      {done && <Done organizationId={organizationId} done={done} />}
      {supersededById && (
        <Notice
          tone="warning"
          title="The supplier has corrected this fact"
          action={<a href={prime.review(organizationId, supersededById)}>See the correction</a>}
        >
          It stays here to be read. Only the correction can be reviewed.
        </Notice>
      )}
      <ContradictionNotice contradictions={props.contradictions} />
      <SideBySide>
        <Statement {...props} />
        <Section title="Its evidence" id="evidence">
          <EvidenceList
            evidence={fact.evidence}
            hrefOf={(id) => prime.evidence(organizationId, id)}
            disposals={props.disposals}
          />
        </Section>
      </SideBySide>
      <FormerVersion former={props.former} review={props.formerReview} changes={props.changes} />
      <ShowingsSection
        showings={props.showings}
        fileHref={(evidenceId) => prime.evidence(organizationId, evidenceId)}
      />
      <VerdictPreview
        verdicts={props.verdicts}
        organizationId={organizationId}
        of="fact"
        unreviewed={props.unreviewed}
      />
      {reviews.length > 0 && <PastReviews reviews={reviews} />}
      {mayReview && !supersededById && (
        <ReviewForms
          seenReviewId={reviews[0]?.id}
          shown={props.shown}
          readers={props.readers}
          lastResult={props.lastResult}
          isAccepted={reviews[0]?.outcome === "accepted"}
        />
      )}
    </Page>
  );
}

/** The outcome of the review before, under the name of the fact that it was about. */
function Done({
  organizationId,
  done: { notice, fact },
}: {
  organizationId: string;
  done: NonNullable<ReviewPageProps["done"]>;
}) {
  return (
    <Notice
      tone="success"
      live
      title={fact ? `Done with “${fact.name}”: ${fact.says}` : undefined}
      action={
        fact && <a href={paths.prime.review(organizationId, fact.id)}>See it again: {fact.name}</a>
      }
    >
      {notice} {fact && "Below is the next one that waits."}
    </Notice>
  );
}

function Statement(props: ReviewPageProps) {
  const { organizationId, supplier, fact, related, endings, mayReview } = props;
  const { prime } = paths;
  return (
    <Section title="What it says" id="statement">
      <FactContent fact={fact} />
      <StatusEndings
        endings={endings}
        lineageId={fact.lineageId}
        withdrawHref={
          mayReview ? (id) => prime.withdrawStatusEnding(organizationId, id) : undefined
        }
      />
      {mayReview && fact.kind === "assessment" && (
        <p>
          <a href={prime.endStatus(organizationId, fact.id)}>Record that it stopped counting</a>
        </p>
      )}
      <p>
        Stated by {fact.recordedByName}, <InstantText at={fact.recordedAt} />; received{" "}
        <InstantText at={fact.sharedAt} /> with{" "}
        <a href={prime.submission(organizationId, supplier.id, fact.submissionId)}>
          this submission
        </a>
        .
      </p>
      {related.length > 0 && (
        <ul className="plain-list">
          {related.map((other) => (
            <li key={other.id}>
              Belongs with{" "}
              <a href={prime.review(organizationId, other.id)}>{FACT_KIND_NAMES[other.kind]}</a>:{" "}
              {summarizeFact(other)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function PastReviews({ reviews }: { reviews: readonly ShownReview[] }) {
  return (
    <Section title="Reviews of it" id="past-reviews">
      <ol className="plain-list">
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewSentence review={review} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
