import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** An oversight record is built and sealed. */
export const recordBuilt: LetterWriter<"record-built"> = {
  subject: ({ number }) => `Oversight record ${number} is ready`,
  body: ({ number }, { url }) => (
    <Letter
      preview="It is sealed and can be downloaded."
      heading="Your oversight record is ready"
      paragraphs={["It is sealed: whoever gets it can check it without this portal."]}
      facts={[["Record", number]]}
      action={{ label: "Open the record", url }}
      footer="You get this letter because you asked for the record, and chose on Flowdown to hear of it by email."
    />
  ),
};
