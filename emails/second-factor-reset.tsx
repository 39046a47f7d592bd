import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** Somebody whose second factor two administrators reset: the way back in. */
export const secondFactorReset: LetterWriter<"second-factor-reset"> = {
  subject: () => "Your second factor for Flowdown was reset",
  body: (facts, { url }) => (
    <Letter
      preview="Your authenticator app, recovery codes and password open nothing any more."
      heading="Your second factor was reset"
      paragraphs={[
        "Your authenticator app, your recovery codes and your password open nothing any more, and you are signed out everywhere. Choose a new password by the button below, sign in with it, and set up an authenticator app.",
      ]}
      facts={[
        ["At", facts.organizationName],
        ["Asked for by", facts.requesterName],
        ["Approved by", facts.approverName],
        ["This link opens for", `${facts.openForHours} hours, once`],
      ]}
      action={{ label: "Choose a new password", url }}
      footer="If you did not ask for this, say so at once to an administrator whom you know: somebody may be trying to come in in your name. Later than that, ask for another link on the page for a forgotten password."
    />
  ),
};
