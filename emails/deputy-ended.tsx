import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Somebody stands in for an owner of suppliers no more, before the last day: both get it. */
export const deputyEnded: LetterWriter<"deputy-ended"> = {
  subject: ({ reader, ownerName, deputyName }) =>
    reader === "deputy"
      ? `You no longer stand in for ${ownerName}`
      : `${deputyName} no longer stands in for you`,
  body: (facts, { url }) => (
    <Letter
      preview={`It was to last until ${formatDay(facts.endsOn)}.`}
      heading={
        facts.reader === "deputy"
          ? `You no longer stand in for ${facts.ownerName}`
          : `${facts.deputyName} no longer stands in for you`
      }
      paragraphs={[
        facts.reader === "deputy"
          ? `${facts.byName} ended it. What waits about the suppliers of ${facts.ownerName} waits for them alone again.`
          : `${facts.byName} ended it. What waits about your suppliers waits for you alone again.`,
      ]}
      facts={[
        ["First day", formatDay(facts.startsOn)],
        ["Was to last until", formatDay(facts.endsOn)],
        ["Ended by", facts.byName],
      ]}
      action={{ label: "See what waits", url }}
      footer="You get this letter because you own suppliers on Flowdown, or stood in for somebody who does."
    />
  ),
};
