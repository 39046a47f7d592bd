import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Somebody whom an invitation was sent to has joined. */
export const invitationTaken: LetterWriter<"invitation-taken"> = {
  subject: ({ personName, organizationName }) => `${personName} joined for ${organizationName}`,
  body: (facts, { url }) => (
    <Letter
      preview={`${facts.personName} took up your invitation.`}
      heading={`${facts.personName} has joined`}
      paragraphs={["Your invitation was taken up. From now on they read what you ask there."]}
      facts={[
        ["Person", facts.personName],
        ["Joined for", facts.organizationName],
        ["As", facts.roleName],
      ]}
      action={{ label: "See where they joined", url }}
      footer="You get this letter because you sent the invitation, and chose on Flowdown to hear of it by email."
    />
  ),
};
