import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { Addition } from "./addition.tsx";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime reminds a supplier of an answer that did not come yet. */
export const requestReminder: LetterWriter<"request-reminder"> = {
  subject: ({ primeName, subcontractNumber }) =>
    `${primeName} still waits for your answer on ${subcontractNumber}`,
  body: (facts, { url }) => (
    <Letter
      preview={`The answer is due ${formatDay(facts.dueOn)}.`}
      heading="Your answer is still missing"
      paragraphs={[
        `${facts.primeName} asked your company to ${sayAsked(facts.asked, facts.required)}, and has no signed answer yet.`,
        ...(facts.asked === "cmmc-status"
          ? ["Without it no award can be made on this subcontract."]
          : []),
        "If something holds you up, a half-done answer is kept: you can go on where you stopped.",
      ]}
      facts={[
        ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
        ["Answer due", formatDay(facts.dueOn)],
      ]}
      action={{ label: "Go on with the answer", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
    >
      <Addition primeName={facts.primeName} text={facts.addition} />
    </Letter>
  ),
};
