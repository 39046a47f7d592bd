import { countWords } from "#app/domain/kernel/count-words.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

const leftOpenWords = (count: number) =>
  `${countWords(count, "thing in it has", "things in it have")} no whole answer: its page names what is missing.`;

/** Whoever gave a part of an answer is told that it is finished. */
export const assignmentFinished: LetterWriter<"assignment-finished"> = {
  subject: ({ assigneeName, part }) => `${assigneeName} has finished “${part}”`,
  body: (facts, { url }) => (
    <Letter
      preview={`For ${facts.about}.`}
      heading={`“${facts.part}” is finished`}
      paragraphs={[
        ...(facts.leftOpen > 0 ? [leftOpenWords(facts.leftOpen)] : []),
        `${facts.assigneeName} says that they have finished the part which you gave them. Look it over before your official signs: nothing is sent without that.`,
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
