import { Text } from "@react-email/components";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

/** Something was corrected that an auditor found or asked something about. */
export const auditCorrected: LetterWriter<"audit-corrected"> = {
  subject: ({ primeName, items: [first], items, more }) =>
    items.length + more === 1
      ? `${first?.about} of ${primeName} was corrected after you noted something about it`
      : `${primeName} made ${countWords(items.length + more, "correction")} to what you noted something about`,
  body: ({ primeName, auditTitle, items, more }, { url }) => (
    <Letter
      preview={items[0] ? `${items[0].about}: ${items[0].what}` : ""}
      heading="What you noted something about was corrected"
      paragraphs={[
        "You wrote a finding or a question about it that is not settled. What stood before stays in the log.",
      ]}
      facts={[["Audit", auditTitle]]}
      action={{ label: "Open your findings and questions", url }}
      footer={`You get this letter because you wrote it down in an audit room of ${fullStop(primeName)}`}
    >
      {items.map(({ about, what, on }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is written once
        <Text key={index} style={letterStyle.paragraph} className="letter-ink">
          <strong>{formatDay(on)}.</strong> {about}: {fullStop(what)}
        </Text>
      ))}
      {more > 0 && (
        <Text style={letterStyle.paragraph} className="letter-ink">
          {countWords(more, "more correction")} {more === 1 ? "stands" : "stand"} in the room.
        </Text>
      )}
    </Letter>
  ),
};
