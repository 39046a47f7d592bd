import { Text } from "@react-email/components";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

/** A prime asks a supplier to show anew what lapses. */
export const renewalAsked: LetterWriter<"renewal-asked"> = {
  subject: ({ primeName, subcontractNumber }) =>
    `${primeName} asks you to renew what you showed for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.lapses[0]} Answer by ${formatDay(facts.dueOn)}.`}
      heading="Please renew what lapses"
      paragraphs={[
        `${facts.askerName} of ${facts.primeName} asks your company to show anew what ends:`,
      ]}
      facts={[
        ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
        ["Answer due", formatDay(facts.dueOn)],
      ]}
      action={{ label: "Renew it", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
    >
      {facts.lapses.map((lapse) => (
        <Text key={lapse} style={letterStyle.paragraph} className="letter-ink">
          <strong>{lapse}</strong>
        </Text>
      ))}
      <Text style={letterStyle.paragraph} className="letter-ink">
        The form holds what you told before: change what is new, and confirm the rest. What was
        accepted counts until it lapses.
      </Text>
      {facts.message && (
        <Text style={letterStyle.paragraph} className="letter-ink">
          “{facts.message}”
        </Text>
      )}
    </Letter>
  ),
};
