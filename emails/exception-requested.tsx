import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** An approver is asked to decide an award that the facts do not support. */
export const exceptionRequested: LetterWriter<"exception-requested"> = {
  subject: ({ requesterName, subcontractNumber }) =>
    `${requesterName} asks you to decide on an exception for ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={`An award to ${facts.supplierName} that the facts do not support.`}
      heading="An exception waits for your decision"
      paragraphs={[
        `${facts.requesterName} asks to award ${facts.subcontractNumber} to ${facts.supplierName} although the facts on file do not support it. You alone can decide, in writing; either way it stays in the record.`,
      ]}
      facts={[
        ["Subcontract", facts.subcontractNumber],
        ["Supplier", facts.supplierName],
        ["Reason given", facts.reason],
      ]}
      action={{ label: "Read and decide", url }}
      footer={`You get this letter because ${facts.requesterName} named you as the approver. If it is not yours to decide, refuse it and say so: they can then ask another approver.`}
    />
  ),
};
