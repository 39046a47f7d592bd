import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A signed root of a prime's log, handed to somebody outside who keeps it. */
export const logCheckpoint: LetterWriter<"log-checkpoint"> = {
  subject: ({ primeName, entries }) =>
    `Checkpoint of the oversight log of ${primeName}: ${entries}`,
  body: (facts, { url }) => (
    <Letter
      preview={`Root ${facts.root}`}
      heading="Keep this checkpoint"
      paragraphs={[
        `The attached file is the signed root of the oversight log of ${facts.primeName} as it stood. While you keep it, nobody can change, remove or put in an entry before it without that being found, not even who runs the database.`,
        "Keep every one of these letters. To compare, have the log exported and run: npx flowdown verify-log LOG.zip --earlier checkpoint.txt",
      ]}
      facts={[
        ["Oversight log of", facts.primeName],
        ["Covers", facts.entries],
        ["Sealed", facts.sealedAt],
        ["Root", facts.root],
      ]}
      action={{ label: "See the checkpoints", url }}
      footer="You get this letter because whoever runs Flowdown named this address as a witness of its logs."
    />
  ),
};
