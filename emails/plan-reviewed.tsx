import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime looked at a remediation plan that it is shown. */
export const planReviewed: LetterWriter<"plan-reviewed"> = {
  subject: ({ primeName, systemName, isAccepted }) =>
    isAccepted
      ? `${primeName} accepts your plan for ${systemName}`
      : `${primeName} commented on your plan for ${systemName}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.note ?? "Nothing needs to be changed."}
      heading={facts.isAccepted ? "Your remediation plan is accepted" : "A comment on your plan"}
      paragraphs={[
        facts.isAccepted
          ? `${facts.primeName} looked at how far your remediation plan is, and accepts it. That closes nothing out: a Conditional status still needs its close-out assessment, posted in time.`
          : `${facts.primeName} looked at how far your remediation plan is, and has something to say.`,
      ]}
      facts={[
        ["System", facts.systemName],
        ["From", facts.reviewerName],
        ...(facts.note ? [["What they say", facts.note] as [string, string]] : []),
      ]}
      action={{ label: "Look at the plan", url }}
      footer={`You get this letter because you answer to ${facts.primeName} for your company.`}
    />
  ),
};
