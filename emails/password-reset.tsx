import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** The way to a new password for whoever forgot theirs. */
export const passwordReset: LetterWriter<"password-reset"> = {
  subject: () => "Choose a new password for Flowdown",
  body: ({ expiresInMinutes }, { url }) => (
    <Letter
      preview="Somebody asked for a new password for this address."
      heading="Choose a new password"
      paragraphs={[
        "Somebody, hopefully you, asked for a new password for this address. Your second factor stays as it is.",
      ]}
      facts={[["This link opens for", `${expiresInMinutes} minutes, once`]]}
      action={{ label: "Choose a new password", url }}
      footer="If it was not you, leave this letter alone: your password stays as it is."
    />
  ),
};
