import { countWords } from "#app/domain/kernel/count-words.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { formatDay } from "./format-day.ts";
import { Letter } from "./letter.tsx";
import type { LetterWriter } from "./letter-kind.ts";

/** A prime asks a supplier to answer a questionnaire. */
export const questionnaireSent: LetterWriter<"questionnaire-sent"> = {
  subject: ({ primeName, title, isReminder }) =>
    isReminder
      ? `${primeName} still waits for your answers: ${title}`
      : `${primeName} asks you: ${title}`,
  body: (facts, { url }) => (
    <Letter
      preview={`The answer is due ${formatDay(facts.dueOn)}.`}
      heading={facts.title}
      paragraphs={[
        facts.isReminder
          ? `${facts.primeName} asked your company to answer ${countWords(facts.questions, "question")}, and has no answer yet. ${facts.purpose}`
          : `${facts.senderName} of ${facts.primeName} asks your company to answer ${countWords(facts.questions, "question")}. ${facts.purpose}`,
        `It takes about ${facts.minutes} minutes. You can stop and go on later, and a colleague can answer a part: what was answered is kept.`,
        ...(facts.asksSignature
          ? ["Your affirming official signs it at the end, with the code of the authenticator app."]
          : []),
        ...(facts.message ? [`${facts.senderName} adds: ${facts.message}`] : []),
      ]}
      facts={[["Answer due", formatDay(facts.dueOn)]]}
      action={{ label: "Answer the questionnaire", url }}
      footer={`You get this letter because you answer for your company to ${facts.primeName} on Flowdown. If somebody else should answer, have them invited under People, or tell ${fullStop(facts.primeName)}`}
    />
  ),
};
