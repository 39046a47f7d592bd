import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A supplier signed its answer: the manager may check it. */
export const submissionReceived: LetterWriter<"submission-received"> = {
  subject: ({ supplierName, subcontractNumber }) =>
    `${supplierName} answered for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={`Signed by ${facts.officialName}; it waits for your review.`}
      heading={`${facts.supplierName} has answered`}
      paragraphs={[
        "The answer is signed and waits for your review. Only facts that you accept count in the verdict.",
      ]}
      facts={[
        ["Supplier", facts.supplierName],
        ["Subcontract", facts.subcontractNumber],
        ["Signed by", facts.officialName],
      ]}
      action={{ label: "Review the answer", url }}
      footer="You get this letter because you issued the flowdown that was answered, or look after it for somebody who left. If somebody else reviews it now, pass this letter on: the review waits for every manager alike."
    />
  ),
};
