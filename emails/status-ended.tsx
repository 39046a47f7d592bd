import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime learned that what a supplier attested stopped counting. */
export const statusEnded: LetterWriter<"status-ended"> = {
  subject: ({ primeName, endedOn }) =>
    `${primeName} counts your assessment no more from ${formatDay(endedOn)}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.cause}
      heading="What you attested no longer counts"
      paragraphs={[
        `${facts.primeName} learned that this assessment stopped counting, and decides your subcontracts without it. If that is wrong, say so; if it is right, show what you hold now.`,
      ]}
      facts={[
        ["You stated", facts.says],
        ["Counts no more from", formatDay(facts.endedOn)],
        ["Why", facts.cause],
      ]}
      action={{ label: "Look at your answers", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should put it right, pass it on: your people find the same under Your answers.`}
    />
  ),
};
