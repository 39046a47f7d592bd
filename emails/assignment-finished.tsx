import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Whoever gave a part of an answer is told that it is finished. */
export const assignmentFinished: LetterWriter<"assignment-finished"> = {
  subject: ({ assigneeName, part }) => `${assigneeName} has finished “${part}”`,
  body: (facts, { url }) => (
    <Letter
      preview={`For ${facts.about}.`}
      heading={`“${facts.part}” is finished`}
      paragraphs={[
        `${facts.assigneeName} says that the part which you gave them is answered. Look it over before your official signs: nothing is sent without that.`,
      ]}
      facts={[
        ["Part", facts.part],
        ["Of", facts.about],
        ["Answered by", facts.assigneeName],
      ]}
      action={{ label: "Look at it", url }}
      footer="You get this letter because you gave this part to a colleague."
    />
  ),
};
