import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A letter to a supplier could not be delivered. */
export const letterReturned: LetterWriter<"letter-returned"> = {
  subject: ({ email, supplierName }) => `A letter to ${email} at ${supplierName} came back`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.words}
      heading="A letter came back"
      paragraphs={[
        "Nobody got it. Reminders to this address stop until you say that letters arrive there again, or somebody else there is written to.",
      ]}
      facts={[
        ["Supplier", facts.supplierName],
        ["Address", facts.email],
        ["Letter", facts.about],
        ["The mail server says", facts.words],
      ]}
      action={{ label: "Look after the address", url }}
      footer="You get this letter because you look after this supplier, and chose on Flowdown to hear of it by email."
    />
  ),
};
