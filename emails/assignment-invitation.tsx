import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Somebody who has no account is asked to answer parts of something. */
export const assignmentInvitation: LetterWriter<"assignment-invitation"> = {
  subject: ({ inviterName, organizationName }) =>
    `${inviterName} asks you to answer something for ${organizationName}`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.parts.join("; ")}, by ${formatDay(facts.dueOn)}.`}
      heading="Answer a part that you know best"
      paragraphs={[
        `${facts.organizationName} answers what a customer asks about its security on Flowdown. ${facts.inviterName} gives you the part below. You see that part alone, and you sign nothing.`,
        ...(facts.note ? [`${facts.inviterName} writes: “${facts.note}”`] : []),
      ]}
      facts={[
        ["To answer", facts.parts.join("; ")],
        ["For", facts.about],
        ["By", formatDay(facts.dueOn)],
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "Join and answer", url }}
      footer={`You get this letter because ${facts.inviterName} entered your address. If you do not know them, leave it alone: nothing happens without you.`}
    />
  ),
};
