import { countWords } from "#app/domain/kernel/count-words.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Suppliers of a colleague belong to the reader from now on. */
export const suppliersHandedOver: LetterWriter<"suppliers-handed-over"> = {
  subject: ({ giverName, suppliers }) =>
    `${giverName} gave ${countWords(suppliers, "supplier")} to you`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.reason}
      heading={`${countWords(facts.suppliers, "supplier")} for you to follow`}
      paragraphs={[
        "From now on what waits about them waits for you, and the letters about them come to you.",
      ]}
      facts={[
        ["Given by", facts.giverName],
        ["Why", facts.reason],
      ]}
      action={{ label: "See your suppliers", url }}
      footer="You get this letter because you work for a prime on Flowdown and own suppliers there. If they should be somebody else's, hand them on under Suppliers."
    />
  ),
};
