import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** An approver decided on an exception. */
export const exceptionDecided: LetterWriter<"exception-decided"> = {
  subject: ({ subcontractNumber, outcome }) =>
    `The exception for ${subcontractNumber} was ${outcome}`,
  body: (facts, { url }) => (
    <Letter
      preview={facts.reason}
      heading={
        facts.outcome === "approved" ? "The exception was approved" : "The exception was refused"
      }
      paragraphs={[
        facts.outcome === "approved"
          ? "The award may be recorded for the days and against the reasons that were decided about. It will carry the mark of an exception for ever."
          : "No award can be recorded on the facts as they stand.",
      ]}
      facts={[
        ["Subcontract", facts.subcontractNumber],
        ["Decided by", facts.approverName],
        ["Reason", facts.reason],
        ...(facts.conditions ? [["Conditions", facts.conditions] as const] : []),
      ]}
      action={{ label: "Open the exception", url }}
      footer="You get this letter because you asked for the exception. If somebody else sees to the award now, pass this letter on."
    />
  ),
};
