import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { OwnTermsTable, type ShownOwnTerm } from "./own-terms-section.tsx";

type OwnTermsListPageProps = {
  organizationId: string;
  terms: readonly ShownOwnTerm[];
  mayWrite: boolean;
};

/** Everything that a prime asks beyond the rule. */
export function OwnTermsListPage({ organizationId, terms, mayWrite }: OwnTermsListPageProps) {
  const action = mayWrite && (
    <ButtonLink href={paths.prime.newOwnTerms(organizationId)}>
      Ask for more than the rule
    </ButtonLink>
  );
  return (
    <Page
      title="Own terms"
      lead="What you ask of suppliers beyond the rule, by the terms of your own contracts. It is shown and cited as yours, never as law, and never changes a verdict on the rule."
      action={terms.length > 0 && action}
    >
      {terms.length === 0 ? (
        <EmptyState title="You ask for nothing beyond the rule" action={action}>
          Some primes keep asking for certification by a third party while the rule does not. If you
          do, say so here: your suppliers are told in your words, and lists show whether it is met.
        </EmptyState>
      ) : (
        <OwnTermsTable organizationId={organizationId} terms={terms} mayWrite={mayWrite} />
      )}
    </Page>
  );
}
