import { Link } from "@react-email/components";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";
import { letterStyle } from "./letter-style.ts";

/** A contract officer or auditor is let into an audit room, to read and to ask. */
export const auditorInvitation: LetterWriter<"auditor-invitation"> = {
  subject: ({ primeName, auditTitle }) => `${primeName} opens an audit room to you: ${auditTitle}`,
  body: (facts, { url, wrongPersonUrl }) => (
    <Letter
      preview={`Access to oversight records from ${formatDay(facts.accessFrom)} to ${formatDay(facts.accessUntil)}.`}
      heading="You may audit the oversight of these contracts"
      paragraphs={[
        `${facts.inviterName} of ${facts.primeName} lets you read, for these contracts alone, what was required of each subcontractor, what was received and checked, and what was decided. You can draw samples, write down findings, ask questions and download the records.`,
      ]}
      facts={[
        ["Audit", facts.auditTitle],
        [facts.contracts.length === 1 ? "Contract" : "Contracts", facts.contracts.join("; ")],
        ["Prime", facts.primeName],
        ["Access", `${formatDay(facts.accessFrom)} to ${formatDay(facts.accessUntil)}`],
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "Enter the audit room", url }}
      footer={
        <>
          You get this letter because {facts.inviterName} named you.{" "}
          {wrongPersonUrl && (
            <>
              Not the one who audits these contracts?{" "}
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
