import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A colleague is asked to join an organization on Flowdown. */
export const colleagueInvitation: LetterWriter<"colleague-invitation"> = {
  subject: ({ inviterName, organizationName }) =>
    `${inviterName} invites you to ${organizationName} on Flowdown`,
  body: (facts, { url }) => (
    <Letter
      preview={`Join ${facts.organizationName} as ${fullStop(facts.roleName)}`}
      heading={`Join ${facts.organizationName} on Flowdown`}
      paragraphs={[
        `${facts.inviterName} invites you to work for ${facts.organizationName} on Flowdown, where CMMC requirements are passed on to subcontractors and answered.`,
      ]}
      facts={[
        ["Organization", facts.organizationName],
        ["Your role", facts.roleName],
        ["This link opens until", formatDay(facts.expiresOn)],
      ]}
      action={{ label: "Join", url }}
      footer={`You get this letter because ${facts.inviterName} entered your address. If you do not know them, leave it alone: nothing happens without you.`}
    />
  ),
};
