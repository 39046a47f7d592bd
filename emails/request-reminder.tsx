import { countWords } from "#app/domain/kernel/count-words.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { Addition } from "./addition.tsx";
import { formatDay } from "./format-day.ts";
import { Letter, type LetterProps } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

type Facts = LetterFacts<"request-reminder">;
type Said = Pick<LetterProps, "preview" | "heading" | "paragraphs" | "facts"> & { button: string };

/** A prime reminds a supplier of an answer that did not come yet, or of what it sent back. */
export const requestReminder: LetterWriter<"request-reminder"> = {
  subject: ({ primeName, subcontractNumber, corrections }) =>
    `${primeName} still waits for your ${corrections.length > 0 ? "correction" : "answer"} on ${subcontractNumber}`,
  body: (facts, { url }) => {
    const { button, ...said } = facts.corrections.length > 0 ? sayReturned(facts) : sayOwed(facts);
    return (
      <Letter
        {...said}
        action={{ label: button, url }}
        footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
      >
        <Addition primeName={facts.primeName} text={facts.addition} />
      </Letter>
    );
  },
};

function sayOwed(facts: Facts): Said {
  return {
    preview: `The answer is due ${formatDay(facts.dueOn)}.`,
    heading: "Your answer is still missing",
    paragraphs: [
      `${facts.primeName} asked your company to ${sayAsked(facts.asked, facts.required)}, and has no signed answer yet.`,
      ...(facts.asked === "cmmc-status"
        ? ["Without it no award can be made on this subcontract."]
        : []),
      "If something holds you up, a half-done answer is kept: you can go on where you stopped.",
    ],
    facts: [
      ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
      ["Answer due", formatDay(facts.dueOn)],
    ],
    button: "Go on with the answer",
  };
}

function sayReturned(facts: Facts): Said {
  const { corrections, primeName, isAnswered } = facts;
  const returned = countWords(corrections.length, "part");
  return {
    preview: `${primeName} sent ${returned} of your answer back.`,
    heading: "A correction is still missing",
    paragraphs: [
      `${primeName} sent ${returned} of your answer back, and has no correction yet. Correct what is named here and sign again; the rest stays as it is.`,
      ...(isAnswered
        ? []
        : [`The answer for this subcontract itself is due ${formatDay(facts.dueOn)}.`]),
    ],
    facts: [
      ["Subcontract", `${facts.subcontractNumber} ${facts.subcontractTitle}`],
      ...corrections.flatMap(({ name, says, reason, returnedOn }) => [
        ["Sent back", `${name}, on ${formatDay(returnedOn)}`] as const,
        ["You stated", says] as const,
        ["Reason", reason] as const,
      ]),
    ],
    button: "Correct the answer",
  };
}
