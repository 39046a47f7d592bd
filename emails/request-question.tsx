import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A supplier asks about what it is asked. */
export const requestQuestion: LetterWriter<"request-question"> = {
  subject: ({ supplierName, subcontractNumber }) =>
    `${supplierName} has a question about ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.text}
      heading="A supplier asks you something"
      paragraphs={[
        `${facts.askerName} of ${facts.supplierName} cannot go on without an answer, or wants to be sure.`,
      ]}
      facts={[
        ["Question", facts.text],
        ["Subcontract", facts.subcontractNumber],
      ]}
      action={{ label: "Answer the question", url }}
      footer="You get this letter because you answer for this supplier. Answers by reply to this letter are not kept with the request."
    />
  ),
};
