import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime accepted everything that was signed: the end of a request, and what comes after it. */
export const submissionAccepted: LetterWriter<"submission-accepted"> = {
  subject: ({ primeName, subcontractNumber }) =>
    `${primeName} accepted your answer for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={whatIsNext(facts)}
      heading="Your answer was accepted"
      paragraphs={[
        `${facts.primeName} checked every part of what you signed about ${facts.subcontractNumber} and accepted it.`,
        ...(facts.missing.length > 0
          ? [
              `It does not yet meet what the subcontract requires. ${facts.missing.join(" ")} When that has changed, open the request, change the section and sign again.`,
            ]
          : []),
        whatIsNext(facts),
      ]}
      facts={[
        ["Subcontract", facts.subcontractNumber],
        ["Accepted on", formatDay(facts.acceptedOn)],
        ...(facts.required ? [["Required", facts.required] as const] : []),
        ...(facts.affirmationUntil
          ? [["Next affirmation due", formatDay(facts.affirmationUntil)] as const]
          : []),
        ...(facts.holdsUntil ? [["Counts until", formatDay(facts.holdsUntil)] as const] : []),
      ]}
      action={{ label: "See what was accepted", url }}
      footer={`You get this letter because you signed the answer to ${facts.primeName}, or answer to it for your company. You need not reply.`}
    />
  ),
};

type Facts = Parameters<LetterWriter<"submission-accepted">["body"]>[0];

function whatIsNext({ primeName, affirmationUntil, missing }: Facts): string {
  const tell = `Tell ${primeName} at once when an answer stops being true.`;
  if (affirmationUntil)
    return `Your next affirmation is due in SPRS by ${formatDay(affirmationUntil)}. Once it is made, open the request and state its date here. ${tell}`;
  return missing.length > 0 ? tell : `Nothing more is asked of you now. ${tell}`;
}
