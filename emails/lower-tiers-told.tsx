import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A supplier told of the subcontracts below its own: whoever follows it may read what. */
export const lowerTiersTold: LetterWriter<"lower-tiers-told"> = {
  subject: ({ supplierName, subcontractNumber }) =>
    `${supplierName} told you of its lower tiers for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.summary}
      heading={`${facts.supplierName} told you of its lower tiers`}
      paragraphs={[
        facts.summary,
        ...(facts.contradiction ? [facts.contradiction] : []),
        "This is what the supplier says, out of what it keeps in Flowdown of its own subcontractors. It changes no verdict of yours.",
      ]}
      facts={[
        ["Supplier", facts.supplierName],
        ["Subcontract", facts.subcontractNumber],
        ["Told by", facts.officialName],
      ]}
      action={{ label: "Read what was told", url }}
      footer="You get this letter because you follow this supplier, stand in for who does, or administer your company's side."
    />
  ),
};
