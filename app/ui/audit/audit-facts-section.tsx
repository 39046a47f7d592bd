import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { paths } from "#app/paths.ts";
import { EvidenceList } from "#app/ui/fact/evidence-list.tsx";
import { FactContent } from "#app/ui/fact/fact-content.tsx";
import { ReviewSentence, ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { type ShownEnding, StatusEndings } from "#app/ui/fact/status-endings.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

export type AuditFact = Fact & {
  sharedAt: string;
  /** newest first; the first one counts */
  reviews: ShownReview[];
  supersededById: string | null;
};

type AuditFactsSectionProps = {
  grantId: string;
  facts: readonly AuditFact[];
  /** that assessments stopped counting, as the prime learned it */
  endings: readonly ShownEnding[];
  /** the assessment that the verdict rests on */
  satisfiedBy: string | null;
  /** files beside them that were disposed of */
  disposals: readonly Disposal[];
};

/** Every version of every fact, each to be opened: what it says, how it was checked, what stands beside it. */
export function AuditFactsSection(props: AuditFactsSectionProps) {
  const { grantId, facts, endings, satisfiedBy, disposals } = props;
  return (
    <Section
      title="What the subcontractor stated"
      id="facts"
      lead="Newest first; what was corrected stays. Only accepted facts count in the verdict."
    >
      {facts.length === 0 && <p>Nothing was received yet.</p>}
      {facts.map((fact) => (
        <Disclosure
          key={fact.id}
          summary={
            <span>
              {FACT_KIND_NAMES[fact.kind]}: {summarizeFact(fact)}{" "}
              <ReviewTag
                review={fact.reviews[0] ?? null}
                isSuperseded={fact.supersededById !== null}
              />{" "}
              {fact.id === satisfiedBy && <Tag look="accent">The verdict rests on this</Tag>}
            </span>
          }
        >
          <FactBody grantId={grantId} fact={fact} endings={endings} disposals={disposals} />
        </Disclosure>
      ))}
    </Section>
  );
}

type FactBodyProps = Pick<AuditFactsSectionProps, "grantId" | "disposals" | "endings"> & {
  fact: AuditFact;
};

function FactBody({ grantId, fact, endings, disposals }: FactBodyProps) {
  return (
    <>
      <FactContent fact={fact} />
      <StatusEndings endings={endings} lineageId={fact.lineageId} />
      <p>
        Stated by {fact.recordedByName}, <InstantText at={fact.recordedAt} />; received{" "}
        <InstantText at={fact.sharedAt} />. Content hash <Identifier>{fact.contentHash}</Identifier>
      </p>
      {fact.reviews.length === 0 && <p>Nobody has checked it yet.</p>}
      {fact.reviews.map((review) => (
        <p key={review.id}>
          <ReviewSentence review={review} />
        </p>
      ))}
      <EvidenceList
        evidence={fact.evidence}
        disposals={disposals}
        hrefOf={(evidenceId) => paths.audit.evidence(grantId, evidenceId)}
      />
    </>
  );
}
