import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A spreadsheet came through the link of a letter: whoever follows the supplier may look at it. */
export const sheetSent: LetterWriter<"sheet-sent"> = {
  subject: ({ supplierName, subcontractNumber }) =>
    `${supplierName} sent a spreadsheet for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.problems}
      heading={`A spreadsheet came for ${facts.subcontractNumber}`}
      paragraphs={[
        `Somebody who holds the letter to ${facts.email} sent the answers of ${facts.supplierName} as a spreadsheet, without signing in. ${facts.problems}`,
        "Nothing of it counts yet. If they sign in, they take it over and their official signs it; if they will not, you can record what it says, without attestation.",
      ]}
      facts={[
        ["Supplier", facts.supplierName],
        ["Subcontract", facts.subcontractNumber],
        ["Letter to", facts.email],
      ]}
      action={{ label: "Look at the spreadsheet", url }}
      footer="You get this letter because you follow this supplier, stand in for who does, or administer your company's side."
    />
  ),
};
