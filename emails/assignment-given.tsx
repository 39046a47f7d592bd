import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A colleague is given parts of an answer. */
export const assignmentGiven: LetterWriter<"assignment-given"> = {
  subject: ({ giverName, about, dueOn }) =>
    `${giverName} gives you a part to answer for ${about}, by ${formatDay(dueOn)}`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.parts.join("; ")}, by ${formatDay(facts.dueOn)}.`}
      heading="A part to answer"
      paragraphs={[
        `${facts.giverName} gives you a part of what ${facts.organizationName} answers. Say there when you have finished: ${facts.giverName} is told.`,
        ...(facts.note ? [`${facts.giverName} writes: “${facts.note}”`] : []),
      ]}
      facts={[
        ["To answer", facts.parts.join("; ")],
        ["For", facts.about],
        ["By", formatDay(facts.dueOn)],
      ]}
      action={{ label: "Answer", url }}
      footer={`You get this letter because you work for ${facts.organizationName} on Flowdown.`}
    />
  ),
};
