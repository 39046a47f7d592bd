import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A contract officer or auditor is let into one contract, to read. */
export const auditorInvitation: LetterWriter<"auditor-invitation"> = {
  subject: ({ primeName, contractPiid }) =>
    `${primeName} opens its oversight records of ${contractPiid} to you`,
  body: (facts, { url }) => (
    <Letter
      preview={`Read-only access to contract ${facts.contractPiid} until ${formatDay(facts.accessUntil)}.`}
      heading="You may read the oversight of one contract"
      paragraphs={[
        `${facts.inviterName} of ${facts.primeName} lets you read, for this contract alone, what was required of each subcontractor, what was received and checked, and what was decided, and download the records.`,
      ]}
      facts={[
        ["Contract", `${facts.contractPiid} ${facts.contractTitle}`],
        ["Prime", facts.primeName],
        ["Access until", formatDay(facts.accessUntil)],
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "Open the contract", url }}
      footer={`You get this letter because ${facts.inviterName} named you. If you are not the one who reviews this contract, answer ${facts.primeName} and leave the link alone.`}
    />
  ),
};
