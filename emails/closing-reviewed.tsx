import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime looked at the closing of one item of a remediation plan. */
export const closingReviewed: LetterWriter<"closing-reviewed"> = {
  subject: ({ primeName, itemName, isAccepted }) =>
    isAccepted
      ? `${primeName} accepts the closing of ${itemName}`
      : `${primeName} returned the closing of ${itemName}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.note ?? "Nothing needs to be changed."}
      heading={
        facts.isAccepted ? "The closing of an item is accepted" : "The closing of an item came back"
      }
      paragraphs={[
        facts.isAccepted
          ? `${facts.primeName} looked at what shows that this item of your remediation plan is closed, and accepts it. That closes nothing out: a Conditional status still needs its close-out assessment, posted in time.`
          : `${facts.primeName} looked at what shows that this item of your remediation plan is closed, and is not convinced yet. The plan is yours: nothing on it was changed. Show what is missing, or open the item again.`,
      ]}
      facts={[
        ["System", facts.systemName],
        ["Item", facts.about],
        ["From", facts.reviewerName],
        ...(facts.note ? [["What they say", facts.note] as [string, string]] : []),
      ]}
      action={{ label: "Look at the plan", url }}
      footer={`You get this letter because you answer to ${facts.primeName} for your company.`}
    />
  ),
};
