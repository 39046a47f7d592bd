import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime writes about what it asks: most often the answer to a question. */
export const requestAnswer: LetterWriter<"request-answer"> = {
  subject: ({ primeName, subcontractNumber }) => `${primeName} wrote about ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.text}
      heading="Your prime wrote to you"
      paragraphs={[
        `${facts.answererName} of ${facts.primeName} wrote about what you are asked. It stands with the request, and so does what you ask back.`,
      ]}
      facts={[
        [`${facts.answererName} writes`, facts.text],
        ["Subcontract", facts.subcontractNumber],
      ]}
      action={{ label: "Read it with the request", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown.`}
    />
  ),
};
