import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Somebody stands in for an owner of suppliers: both get it. */
export const deputyNamed: LetterWriter<"deputy-named"> = {
  subject: ({ reader, ownerName, deputyName, endsOn }) =>
    reader === "deputy"
      ? `You stand in for ${ownerName} until ${formatDay(endsOn)}`
      : `${deputyName} stands in for you until ${formatDay(endsOn)}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.reason}
      heading={
        facts.reader === "deputy"
          ? `You stand in for ${facts.ownerName}`
          : `${facts.deputyName} stands in for you`
      }
      paragraphs={
        facts.reader === "deputy"
          ? [
              `From the first to the last day, what waits for ${facts.ownerName} about their suppliers waits for you too, marked as theirs, and you get a copy of the letters about it.`,
              "It ends by itself after the last day. You can end it earlier.",
            ]
          : [
              `From the first to the last day, ${facts.deputyName} sees what waits for you about your suppliers, and gets a copy of the letters about it. The suppliers stay yours.`,
              "It ends by itself after the last day. You can end it earlier.",
            ]
      }
      facts={[
        ["First day", formatDay(facts.startsOn)],
        ["Last day", formatDay(facts.endsOn)],
        ["Why", facts.reason],
        ["Named by", facts.byName],
      ]}
      action={{ label: "See what waits", url }}
      footer="You get this letter because you own suppliers on Flowdown, or stand in for somebody who does."
    />
  ),
};
