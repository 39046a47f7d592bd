import type { PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { type ToldBySupplier, ToldTiersBySupplier } from "#app/ui/lower-tier/told-by-supplier.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type ShownTier = {
  id: string;
  number: string;
  supplierName: string;
  postureState: PostureState;
  holdsUntil: string | null;
};

/** The subcontracts right below this one: the rule applies at every tier. */
export function LowerTiersSection({
  organizationId,
  tiers,
  contradictions,
  told,
  supplierName,
  at,
}: {
  organizationId: string;
  tiers: readonly ShownTier[];
  /** what the supplier signed of them that cannot be so; none where it fits */
  contradictions: readonly string[];
  /** what the supplier told of its own subcontracts, newest first */
  told: readonly ToldBySupplier[];
  supplierName: string;
  /** the moment shown, as an address */
  at: string;
}) {
  if (tiers.length === 0 && told.length === 0) return null;
  return (
    <Section
      title="Lower tiers"
      id="lower-tiers"
      lead="The requirement applies at every tier to whoever handles the information."
    >
      {contradictions.map((text) => (
        <Notice key={text} tone="warning" title={text} />
      ))}
      <PlacedBelow organizationId={organizationId} tiers={tiers} at={at} />
      <ToldTiersBySupplier told={told} supplierName={supplierName} />
    </Section>
  );
}

/** What the prime itself records right below it, each with its verdict. */
function PlacedBelow({
  organizationId,
  tiers,
  at,
}: {
  organizationId: string;
  tiers: readonly ShownTier[];
  at: string;
}) {
  if (tiers.length === 0) return null;
  return (
    <ul className="plain-list">
      {tiers.map(({ id, number, supplierName, postureState, holdsUntil }) => (
        <li key={id}>
          <a className="identifier" href={paths.prime.subcontract(organizationId, id) + at}>
            {number}
          </a>{" "}
          {supplierName} <StateMark state={postureState} />
          {holdsUntil && (
            <>
              {" "}
              until <DateText on={holdsUntil} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
