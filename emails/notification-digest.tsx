import { Text } from "@react-email/components";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { MOST_NAMED } from "#app/domain/reminder/named.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

/** What came up on the days before, in one letter. */
export const notificationDigest: LetterWriter<"notification-digest"> = {
  subject: ({ organizationName, items }) =>
    `${countWords(items.length, "notification")} for you at ${organizationName}`,
  body: ({ organizationName, items }, { url }) => (
    <Letter
      preview={items[0]?.text ?? ""}
      heading="What came up since the last digest"
      action={{ label: "Open your notifications", url }}
      footer={`You get this letter because you work for ${organizationName} on Flowdown, and chose to get these things once a day. You change that under Your account.`}
    >
      {items.slice(0, MOST_NAMED).map(({ text, on }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is written once
        <Text key={index} style={letterStyle.paragraph} className="letter-ink">
          <strong>{formatDay(on)}.</strong> {text}
        </Text>
      ))}
      {items.length > MOST_NAMED && (
        <Text style={letterStyle.paragraph} className="letter-ink">
          And {countWords(items.length - MOST_NAMED, "more notification")}, newer than these.
        </Text>
      )}
    </Letter>
  ),
};
