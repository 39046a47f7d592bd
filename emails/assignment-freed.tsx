import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Whoever gave parts of an answer is told that nobody is on them any more. */
export const assignmentFreed: LetterWriter<"assignment-freed"> = {
  subject: ({ assigneeName }) => `${assigneeName} left: nobody is on what you gave them`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.parts.join("; ")}
      heading="A part has nobody on it"
      paragraphs={[
        `${facts.assigneeName} does not work with you on Flowdown any more. What they answered is kept. Give the parts below to somebody else, or answer them yourself.`,
      ]}
      facts={[["Free again", facts.parts.join("; ")]]}
      action={{ label: "See who is on what", url }}
      footer="You get this letter because you gave these parts to a colleague."
    />
  ),
};
