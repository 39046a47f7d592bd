import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime sent a fact back with a reason. */
export const factReturned: LetterWriter<"fact-returned"> = {
  subject: ({ primeName, factName }) => `${primeName} sent back: ${factName}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.reason}
      heading="One answer needs a correction"
      paragraphs={[
        `${facts.primeName} checked your answer and sent one part back. Correct it, look whether its file still shows it, and sign again; the rest stays as it is.`,
      ]}
      facts={[
        ["Sent back", facts.factName],
        ...(facts.says ? [["You stated", facts.says] as const] : []),
        ["Reason", facts.reason],
        ...(facts.returnedBy && facts.returnedOn
          ? [["Sent back by", `${facts.returnedBy}, ${formatDay(facts.returnedOn)}`] as const]
          : []),
        ["Subcontract", facts.subcontractNumber],
      ]}
      action={{ label: "Correct the answer", url }}
      footer={`You get this letter because you signed the answer to ${facts.primeName}, or answer to it for your company. If somebody else should correct it, pass this letter on: who signs for your company finds the same on Flowdown.`}
    />
  ),
};
