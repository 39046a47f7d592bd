import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A record that an auditor asked for, or that completes a sample of theirs, is built and sealed. */
export const auditRecordBuilt: LetterWriter<"audit-record-built"> = {
  subject: ({ number, sample, about }) =>
    sample
      ? `Your sample is complete: oversight record ${number} is ready`
      : `Oversight record ${number} of ${about} is ready`,
  body: (facts, { url }) => (
    <Letter
      preview="It is sealed and can be downloaded."
      heading={facts.sample ? "Your sample is complete" : "Your oversight record is ready"}
      paragraphs={["It is sealed: whoever gets it can check it without this portal."]}
      facts={[
        ["Audit", facts.auditTitle],
        ...(facts.sample ? [["Sample", facts.sample] as const] : []),
        ["Of", facts.about],
        ["Record", facts.number],
      ]}
      action={{ label: "Open the audit room", url }}
      footer={`You get this letter because you ${facts.sample ? "drew the sample" : "asked for the record"} in an audit room of ${fullStop(facts.primeName)}`}
    />
  ),
};
