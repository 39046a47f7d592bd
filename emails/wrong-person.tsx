import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Whom an invitation reached says that it was not meant for them. */
export const wrongPerson: LetterWriter<"wrong-person"> = {
  subject: ({ email, organizationName }) => `${email} is the wrong person at ${organizationName}`,
  body: (facts, { url }) => (
    <Letter
      preview="Your invitation reached somebody whom it was not meant for."
      heading="Your invitation reached the wrong person"
      paragraphs={[
        "Whoever reads letters at this address says that it was not meant for them. Its link opens nothing any more. Somebody else has to be invited, or nobody there learns what you ask.",
        ...(facts.suggested
          ? [
              "They name somebody instead. Nobody was written to: look whether it fits before you invite them.",
            ]
          : []),
      ]}
      facts={[
        ["Address", facts.email],
        ["Invited for", facts.organizationName],
        ...(facts.suggested
          ? [
              [
                "They name",
                [facts.suggested.name, facts.suggested.email].filter(Boolean).join(", "),
              ] as const,
            ]
          : []),
        ...(facts.suggested?.words ? [["They say", facts.suggested.words] as const] : []),
      ]}
      action={{ label: "Invite somebody else", url }}
      footer="You get this letter because you sent the invitation, and chose on Flowdown to hear of it by email."
    />
  ),
};
