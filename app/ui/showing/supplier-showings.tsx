import type { ReactNode } from "react";
import type { Showing } from "#app/domain/fact/showing.ts";
import { TYPED_KINDS } from "#app/domain/showing/showing-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { ShowingsSection } from "./showings-section.tsx";

type SupplierShowingsProps = {
  organizationId: string;
  supplierId: string;
  showings: readonly Showing[];
  mayReview: boolean;
};

/** What the prime recorded of a supplier, and the ways to record more and to correct it. */
export function SupplierShowings(props: SupplierShowingsProps) {
  const { organizationId, supplierId, showings, mayReview } = props;
  const { prime } = paths;
  const newHref = prime.newShowing(organizationId, supplierId);
  return (
    <ShowingsSection
      showings={showings}
      fileHref={(evidenceId) => prime.evidence(organizationId, evidenceId)}
      action={mayReview && <a href={newHref}>Record what it showed on paper or by phone</a>}
      actionsOf={mayReview ? (showing) => actionsOf(organizationId, showing) : undefined}
      empty={
        mayReview && (
          <EmptyState title="You recorded nothing yourself">
            A supplier that does not sign in can show you its status on paper or by phone.{" "}
            <a href={newHref}>Record what it showed</a>: it is kept with its source, and without
            attestation.
          </EmptyState>
        )
      }
    />
  );
}

function actionsOf(organizationId: string, { id, kind }: Showing): ReactNode {
  const { prime } = paths;
  const isTyped = TYPED_KINDS.some((one) => one === kind);
  return (
    <p>
      {isTyped && <a href={prime.correctShowing(organizationId, id)}>Correct it</a>}{" "}
      <a href={prime.withdrawShowing(organizationId, id)}>Take it back</a>
    </p>
  );
}
