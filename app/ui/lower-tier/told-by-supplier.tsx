import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { sayTold } from "#app/domain/lower-tier/told.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ToldTiersView } from "./told-tiers.tsx";

export type ToldBySupplier = {
  id: string;
  /** ISO instant */
  toldAt: string;
  toldByName: string;
  toldByTitle: string;
  content: ToldTiers;
};

/** What a supplier says of its lower tiers, as what it says; what it said before is folded. */
export function ToldTiersBySupplier({
  told,
  supplierName,
}: {
  /** newest first */
  told: readonly ToldBySupplier[];
  supplierName: string;
}) {
  const [last, ...former] = told;
  if (!last) return null;
  return (
    <Section level={3} title={`What ${supplierName} says of its lower tiers`}>
      <p>
        Told <InstantText at={last.toldAt} /> by {last.toldByName}, {last.toldByTitle}. It comes
        from what {supplierName} keeps in Flowdown of its own subcontractors. It is the supplier’s
        word: nobody else has checked it, and no verdict rests on it.
      </p>
      <ToldTiersView told={last.content} />
      {former.length > 0 && (
        <Disclosure summary={`What it told before (${former.length})`}>
          <ul>
            {former.map(({ id, toldAt, toldByName, content }) => (
              <li key={id}>
                <InstantText at={toldAt} />, {toldByName}: {sayTold(content)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}
