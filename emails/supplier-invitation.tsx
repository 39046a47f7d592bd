import { Link } from "@react-email/components";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

/** A prime asks a supplier's contact to join and answer. */
export const supplierInvitation: LetterWriter<"supplier-invitation"> = {
  subject: ({ primeName, supplierName }) =>
    `${primeName} asks ${supplierName} to show its CMMC status`,
  body: (facts, { url, wrongPersonUrl }) => (
    <Letter
      preview={`${facts.inviterName} of ${facts.primeName} invites you to answer for ${facts.supplierName}.`}
      heading={`${facts.primeName} asks for your CMMC status`}
      paragraphs={[
        `${facts.inviterName} of ${facts.primeName} asks ${facts.supplierName} to say what it holds under the Cybersecurity Maturity Model Certification (CMMC), because your work for ${facts.primeName} falls under a contract of the Department of Defense.`,
        "You answer in plain steps, you can stop and go on at any time, and what you answer once you can show to other primes as well. Nobody outside can look your status up: DoD shows it to you alone.",
      ]}
      facts={[
        ["Asked by", `${facts.inviterName}, ${facts.primeName}`],
        ["For", facts.supplierName],
        ...(facts.asks.length > 0 ? ([["What for", facts.asks.join(", ")]] as const) : []),
        ...(facts.dueOn ? ([["Answer due", formatDay(facts.dueOn)]] as const) : []),
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "See what is asked", url }}
      footer={
        <>
          You get this letter because {facts.primeName} names you as its contact at{" "}
          {facts.supplierName}.{" "}
          {wrongPersonUrl && (
            <>
              Not you?{" "}
              <Link href={wrongPersonUrl} style={letterStyle.link}>
                Say that it reached the wrong person
              </Link>{" "}
              and {facts.primeName} will know.
            </>
          )}
        </>
      }
    />
  ),
};
