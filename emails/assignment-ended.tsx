import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A part of an answer is taken back from whom it was given to. */
export const assignmentEnded: LetterWriter<"assignment-ended"> = {
  subject: ({ about }) => `You need not answer your part for ${about} any more`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.enderName} took back: ${facts.parts.join("; ")}.`}
      heading="Nothing more to do there"
      paragraphs={[
        facts.isReassigned
          ? `${facts.enderName} gave the part below to somebody else. What you answered stays in the answer of ${facts.organizationName}.`
          : `${facts.enderName} took back the part below. What you answered stays in the answer of ${facts.organizationName}.`,
      ]}
      facts={[
        ["Taken back", facts.parts.join("; ")],
        ["Of", facts.about],
      ]}
      action={{ label: "See what is still yours", url }}
      footer={`You get this letter because the part was given to you at ${facts.organizationName}.`}
    />
  ),
};
