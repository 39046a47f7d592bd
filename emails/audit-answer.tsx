import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime answered what an auditor found or asked. */
export const auditAnswer: LetterWriter<"audit-answer"> = {
  subject: ({ primeName, what, about }) => `${primeName} answered your ${what} on ${about}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.text}
      heading={`Your ${facts.what} was answered`}
      paragraphs={[
        "You can reply, or settle it when nothing is left open. Until you settle it, it counts as answered.",
      ]}
      facts={[
        ["Audit", facts.auditTitle],
        ["About", facts.about],
        [facts.what === "finding" ? "You found" : "You asked", facts.asked],
        [`${facts.answererName} answered`, facts.text],
      ]}
      action={{ label: "Open the audit room", url }}
      footer={`You get this letter because you wrote it down in an audit room of ${fullStop(facts.primeName)}`}
    />
  ),
};
