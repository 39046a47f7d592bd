import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A key for a program was made in somebody's name: they notice when it was not them. */
export const accessKeyMade: LetterWriter<"access-key-made"> = {
  subject: ({ keyName }) => `An access key was made in your name: ${keyName}`,
  body: (facts, { url }) => (
    <Letter
      preview="A program can read lists of suppliers and subcontracts with it."
      heading="An access key was made in your name"
      paragraphs={[
        `Whoever has the key reads the lists of suppliers and subcontracts of ${facts.organizationName} as you see them. It changes nothing and reads nothing else. The key itself is not in this letter.`,
        "If you did not make it, end it now, change your password and sign out everywhere.",
      ]}
      facts={[
        ["For", facts.keyName],
        ["At", facts.organizationName],
        ["Last day", formatDay(facts.lastOn)],
      ]}
      action={{ label: "See your access keys", url }}
      footer={`You get this letter because you work for ${facts.organizationName} on Flowdown.`}
    />
  ),
};
