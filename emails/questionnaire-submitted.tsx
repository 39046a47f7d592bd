import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A supplier handed in its answers to a questionnaire. */
export const questionnaireSubmitted: LetterWriter<"questionnaire-submitted"> = {
  subject: ({ supplierName, title }) => `${supplierName} answered: ${title}`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.submitterName} handed in the answers.`}
      heading="A questionnaire was answered"
      paragraphs={[
        `${facts.submitterName} of ${facts.supplierName} handed in the answers to “${facts.title}”. They wait for your review.`,
        ...(facts.message ? [`They add: ${facts.message}`] : []),
      ]}
      facts={[
        ["Questionnaire", facts.title],
        ["Supplier", facts.supplierName],
      ]}
      action={{ label: "Review the answers", url }}
      footer="You get this letter because you sent the questionnaire, or manage your company’s account on Flowdown."
    />
  ),
};
