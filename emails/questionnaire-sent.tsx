import { countWords } from "#app/domain/kernel/count-words.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { formatDay } from "./format-day.ts";
import { Letter, type LetterProps } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

type Facts = LetterFacts<"questionnaire-sent">;
type Said = Pick<LetterProps, "preview" | "paragraphs" | "facts"> & { button: string };

/** A prime asks a supplier to answer a questionnaire, or reminds it of one or of what was sent back. */
export const questionnaireSent: LetterWriter<"questionnaire-sent"> = {
  subject: ({ primeName, title, isReminder, returned }) => {
    if (!isReminder) return `${primeName} asks you: ${title}`;
    return `${primeName} still waits for your ${returned.length > 0 ? "changed answers" : "answers"}: ${title}`;
  },
  body: (facts, { url }) => {
    const { button, ...said } = facts.returned.length > 0 ? sayReturned(facts) : sayAsked(facts);
    return (
      <Letter
        heading={facts.title}
        {...said}
        action={{ label: button, url }}
        footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
      />
    );
  },
};

function sayAsked(facts: Facts): Said {
  return {
    preview: `The answer is due ${formatDay(facts.dueOn)}.`,
    paragraphs: [
      facts.isReminder
        ? `${facts.primeName} asked your company to answer ${countWords(facts.questions, "question")}, and has no answer yet. ${facts.purpose}`
        : `${facts.senderName} of ${facts.primeName} asks your company to answer ${countWords(facts.questions, "question")}. ${facts.purpose}`,
      `It takes about ${facts.minutes} minutes. You can stop and go on later, and a colleague can answer a part: what was answered is kept.`,
      ...(facts.asksSignature
        ? ["Your affirming official signs it at the end, with the code of the authenticator app."]
        : []),
      ...(facts.message ? [`${facts.senderName} adds: ${facts.message}`] : []),
    ],
    facts: [["Answer due", formatDay(facts.dueOn)]],
    button: "Answer the questionnaire",
  };
}

function sayReturned({ primeName, returned, dueOn, asksSignature }: Facts): Said {
  return {
    preview: `The changed answers are due ${formatDay(dueOn)}.`,
    paragraphs: [
      `${primeName} sent ${countWords(returned.length, "answer")} back, and has no change yet. Only what is named here is asked again: all others stay as they are.`,
      ...(asksSignature
        ? [
            "Your affirming official signs it again at the end, with the code of the authenticator app.",
          ]
        : []),
    ],
    facts: [
      ...returned.map(({ question, message }) => [question, message] as const),
      ["Changed answers due", formatDay(dueOn)],
    ],
    button: "Change these answers",
  };
}
