import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** An administrator is asked whether a colleague's second factor is reset. */
export const secondFactorResetAsked: LetterWriter<"second-factor-reset-asked"> = {
  subject: ({ personName }) => `The second factor of ${personName} is to be reset`,
  body: (facts, { url }) => (
    <Letter
      preview="A second administrator has to approve it."
      heading="A reset waits for a second administrator"
      paragraphs={[
        `${facts.requesterName} asks to reset the second factor of ${fullStop(facts.personName)} Call ${facts.personName}, at a number you know, before you approve: whoever comes in by a reset acts in that name.`,
      ]}
      facts={[
        ["At", facts.organizationName],
        ["Reason given", facts.reason],
        ["Waits for", `${facts.openForHours} hours`],
      ]}
      action={{ label: "Look and decide", url }}
      footer={`You get this letter because you manage the people of ${facts.organizationName} on Flowdown.`}
    />
  ),
};
