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
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

/** A fact as it stands now, with every version it corrected, newest first. */
export type FactGroup = {
  current: Fact;
  review: ShownReview | null;
  former: { fact: Fact; review: ShownReview | null }[];
};

type SupplierFactsSectionProps = {
  organizationId: string;
  facts: readonly FactGroup[];
  /** that its assessments stopped counting, as the prime learned it */
  endings: readonly ShownEnding[];
  mayReview: boolean;
  /** files beside them that were disposed of */
  disposals: readonly Disposal[];
};

/** What the supplier stated, with how it was checked. Nothing that was stated is ever gone. */
export function SupplierFactsSection(props: SupplierFactsSectionProps) {
  const { facts, ...shared } = props;
  return (
    <Section
      title="What it stated"
      id="facts"
      lead="Only accepted facts count in a verdict. What was corrected stays to be read."
    >
      {facts.length === 0 ? (
        <EmptyState title="Nothing was received yet">
          When somebody there answers a request and signs, the facts stand here for review.
        </EmptyState>
      ) : (
        <Stack gap="tight">
          {facts.map((group) => (
            <FactDisclosure key={group.current.id} {...shared} {...group} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

type FactDisclosureProps = FactGroup & Omit<SupplierFactsSectionProps, "facts">;

function FactDisclosure(props: FactDisclosureProps) {
  const { organizationId, disposals, endings, mayReview, current, review, former } = props;
  const { prime } = paths;
  const isEnded = endings.some((one) => one.assessmentLineageId === current.lineageId);
  return (
    <Disclosure
      summary={
        <span>
          <strong>{FACT_KIND_NAMES[current.kind]}</strong> {summarizeFact(current)}{" "}
          <ReviewTag review={review} /> {isEnded && <Tag look="strong">Stopped counting</Tag>}
        </span>
      }
    >
      <Stack>
        <p>
          Stated by {current.recordedByName}, <InstantText at={current.recordedAt} />.{" "}
          {review && <ReviewSentence review={review} />}
        </p>
        <FactContent fact={current} />
        <StatusEndings
          endings={endings}
          lineageId={current.lineageId}
          withdrawHref={
            mayReview ? (id) => prime.withdrawStatusEnding(organizationId, id) : undefined
          }
        />
        <EvidenceList
          evidence={current.evidence}
          hrefOf={(id) => paths.prime.evidence(organizationId, id)}
          disposals={disposals}
        />
        <p>
          <a href={paths.prime.review(organizationId, current.id)}>
            {review ? "See the review" : "Review it"}
          </a>{" "}
          {mayReview && current.kind === "assessment" && (
            <a href={prime.endStatus(organizationId, current.id)}>
              Record that it stopped counting
            </a>
          )}
        </p>
        {former.map((version) => (
          <Disclosure
            key={version.fact.id}
            summary={
              <span>
                Corrected version of <InstantText at={version.fact.recordedAt} />:{" "}
                {summarizeFact(version.fact)}
              </span>
            }
          >
            {version.review && (
              <p>
                <ReviewSentence review={version.review} />
              </p>
            )}
            <FactContent fact={version.fact} />
          </Disclosure>
        ))}
      </Stack>
    </Disclosure>
  );
}
