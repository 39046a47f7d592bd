import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

const HEADINGS = {
  finding: "An auditor wrote down a finding",
  question: "An auditor asks you something",
  reply: "An auditor replied",
} as const;
const LABELS = { finding: "Finding", question: "Question", reply: "Reply" } as const;

/** An auditor wrote something in a room that the reader opened. */
export const auditNote: LetterWriter<"audit-note"> = {
  subject: ({ what, about, auditTitle }) => `${LABELS[what]} on ${about}: ${auditTitle}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.text}
      heading={HEADINGS[facts.what]}
      paragraphs={[
        facts.what === "question"
          ? "Answer it in the audit room: the answer stays beside the question for ever."
          : "You can answer it in the audit room: the answer stays beside it for ever.",
      ]}
      facts={[
        ["Audit", facts.auditTitle],
        ["About", facts.about],
        ["Written by", facts.auditorName],
        [LABELS[facts.what], facts.text],
      ]}
      action={{ label: "Read and answer", url }}
      footer="You get this letter because you opened the audit room, or because you administer your company here. If a colleague answers auditors, pass it on: everybody who opens audit rooms can answer."
    />
  ),
};
