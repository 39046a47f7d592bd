import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES, FACT_KINDS } from "#app/domain/fact/kinds.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { paths } from "#app/paths.ts";
import { EvidenceList } from "#app/ui/fact/evidence-list.tsx";
import { FactContent } from "#app/ui/fact/fact-content.tsx";
import { ReviewSentence, ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type Holder = { primeId: string; primeName: string; review: ShownReview | null };
type Answer = {
  fact: Fact;
  subcontractNumber: string | null;
  holders: Holder[];
  earlier: Fact[];
};

type AnswersPageProps = { organizationId: string; answers: readonly Answer[] };

/** What the organization states now, who holds it and what they said, and what it said before. */
export function AnswersPage({ organizationId, answers }: AnswersPageProps) {
  return (
    <Page
      title="Your answers"
      lead="What you have signed, as it stands now. Nothing is ever removed: a correction stands beside what it corrects."
      action={
        answers.length > 0 ? (
          <ButtonRow>
            <ButtonLink href={paths.subcontractor.sharing(organizationId)} look="secondary">
              What each prime sees
            </ButtonLink>
            <ButtonLink href={paths.subcontractor.passports(organizationId)} look="secondary">
              Take it to another portal
            </ButtonLink>
          </ButtonRow>
        ) : undefined
      }
    >
      {answers.length === 0 && (
        <EmptyState
          title="Nothing was signed yet"
          action={<a href={paths.subcontractor.inbox(organizationId)}>Open your requests</a>}
        >
          Once an official of your organization has signed an answer, it stands here with its
          history, and the next request starts from it.
        </EmptyState>
      )}
      {FACT_KINDS.map((kind) => {
        const own = answers.filter(({ fact }) => fact.kind === kind);
        if (own.length === 0) return null;
        return (
          <Section key={kind} title={FACT_KIND_NAMES[kind]}>
            {own.map((answer) => (
              <AnswerItem key={answer.fact.id} organizationId={organizationId} answer={answer} />
            ))}
          </Section>
        );
      })}
    </Page>
  );
}

function AnswerItem({ organizationId, answer }: { organizationId: string; answer: Answer }) {
  const { fact, subcontractNumber, holders, earlier } = answer;
  const hrefOf = (id: string) => paths.subcontractor.evidence(organizationId, id);
  return (
    <article className="own-answer">
      <h3>{summarizeFact(fact)}</h3>
      <p>
        {subcontractNumber && `About ${subcontractNumber}. `}
        Stated by {fact.recordedByName}, <InstantText at={fact.recordedAt} />
      </p>
      <ul className="own-answer__holders">
        {holders.map(({ primeId, primeName, review }) => (
          <li key={primeId}>
            {primeName}: <ReviewTag review={review} />{" "}
            {review && <ReviewSentence review={review} />}
          </li>
        ))}
      </ul>
      <Disclosure summary="All of it, with its files">
        <FactContent fact={fact} asAsked />
        {fact.kind !== "attestation" && (
          <EvidenceList evidence={fact.evidence} hrefOf={hrefOf} isHashFolded />
        )}
      </Disclosure>
      {earlier.length > 0 && (
        <Disclosure summary={`Earlier versions (${earlier.length})`}>
          {earlier.map((version) => (
            <section key={version.id} className="own-answer__version">
              <h4>
                Until it was corrected: stated by {version.recordedByName},{" "}
                <InstantText at={version.recordedAt} />
              </h4>
              <FactContent fact={version} asAsked />
            </section>
          ))}
        </Disclosure>
      )}
    </article>
  );
}
